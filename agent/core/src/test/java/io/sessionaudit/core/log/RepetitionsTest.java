package io.sessionaudit.core.log;

import java.time.Duration;
import java.util.Map;

import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.session.Source;
import org.junit.jupiter.api.Test;

import static io.sessionaudit.core.finding.FindingKind.ABANDONED;
import static io.sessionaudit.core.finding.FindingKind.HELD;
import static org.assertj.core.api.Assertions.assertThat;

class RepetitionsTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Repetitions repetitions = new Repetitions();
    private final Source source = TestSessions.source("orders-pool");

    @Test
    void theFirstIsNotRepeatedAndThoseWithinAMinuteAre() {
        assertThat(repetitions.isRepeated(source, "a", HELD, 5)).isFalse();
        assertThat(repetitions.isRepeated(source, "a", HELD, 6)).isTrue();
        assertThat(repetitions.isRepeated(source, "a", HELD, 5 + MINUTE - 1)).isTrue();
        assertThat(repetitions.isRepeated(source, "a", HELD, 5 + MINUTE)).isFalse();
    }

    @Test
    void anotherKindSiteOrSourceIsAnotherRow() {
        repetitions.isRepeated(source, "a", HELD, 5);

        assertThat(repetitions.isRepeated(source, "a", ABANDONED, 6)).isFalse();
        assertThat(repetitions.isRepeated(source, "b", HELD, 6)).isFalse();
        assertThat(repetitions.isRepeated(source, null, HELD, 6)).isFalse();
        assertThat(repetitions.isRepeated(TestSessions.source("other"), "a", HELD, 6))
                .isFalse();
    }

    @Test
    void whatWasCountedAtOneSiteIsTakenTogetherAndOnce() {
        repetitions.isRepeated(source, "a", HELD, 5);
        repetitions.isRepeated(source, "a", HELD, 6);
        repetitions.isRepeated(source, "a", ABANDONED, 6);
        repetitions.isRepeated(source, "a", ABANDONED, 7);
        repetitions.isRepeated(source, "a", ABANDONED, 8);
        repetitions.settle(source, "a", HELD, false);

        assertThat(repetitions.take())
                .containsExactly(
                        new Repetitions.Tally("orders-pool", "a", Map.of(HELD, 1L, ABANDONED, 2L), Map.of(HELD, 1L)));
        assertThat(repetitions.take()).isEmpty();
    }

    @Test
    void takingDoesNotMakeTheNextOneTheFirst() {
        repetitions.isRepeated(source, "a", HELD, 5);
        repetitions.take();

        assertThat(repetitions.isRepeated(source, "a", HELD, 6)).isTrue();
    }

    @Test
    void theEldestRowsAreForgottenButNoCountIsLost() {
        for (int i = 0; i < 20_000; i++) {
            repetitions.isRepeated(source, "site " + i, HELD, 5);
            repetitions.isRepeated(source, "site " + i, HELD, 5);
        }

        assertThat(repetitions.take()).hasSize(20_000);
        assertThat(repetitions.isRepeated(source, "site 0", HELD, 6)).isFalse();
        assertThat(repetitions.isRepeated(source, "site 19999", HELD, 6)).isTrue();
    }
}
