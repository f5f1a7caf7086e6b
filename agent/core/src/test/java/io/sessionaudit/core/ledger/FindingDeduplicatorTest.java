package io.sessionaudit.core.ledger;

import java.time.Duration;
import java.util.Map;

import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.session.Source;
import org.junit.jupiter.api.Test;

import static io.sessionaudit.core.ledger.FindingDeduplicator.Verdict.COUNTED;
import static io.sessionaudit.core.ledger.FindingDeduplicator.Verdict.COUNTED_WITHOUT_SITE;
import static io.sessionaudit.core.ledger.FindingDeduplicator.Verdict.WRITTEN;
import static io.sessionaudit.core.log.FindingKind.ABANDONED;
import static io.sessionaudit.core.log.FindingKind.HELD;
import static org.assertj.core.api.Assertions.assertThat;

class FindingDeduplicatorTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final FindingDeduplicator repetitions = new FindingDeduplicator();
    private final Source source = TestSessions.source("orders-pool");

    @Test
    void theFirstIsNotRepeatedAndThoseWithinAMinuteAre() {
        assertThat(repetitions.judge(source, "a", HELD, 5)).isEqualTo(WRITTEN);
        assertThat(repetitions.judge(source, "a", HELD, 6)).isEqualTo(COUNTED);
        assertThat(repetitions.judge(source, "a", HELD, 5 + MINUTE - 1)).isEqualTo(COUNTED);
        assertThat(repetitions.judge(source, "a", HELD, 5 + MINUTE)).isEqualTo(WRITTEN);
    }

    @Test
    void anotherKindSiteOrSourceIsAnotherRow() {
        repetitions.judge(source, "a", HELD, 5);

        assertThat(repetitions.judge(source, "a", ABANDONED, 6)).isEqualTo(WRITTEN);
        assertThat(repetitions.judge(source, "b", HELD, 6)).isEqualTo(WRITTEN);
        assertThat(repetitions.judge(source, null, HELD, 6)).isEqualTo(WRITTEN);
        assertThat(repetitions.judge(TestSessions.source("other"), "a", HELD, 6))
                .isEqualTo(WRITTEN);
    }

    @Test
    void whatWasCountedAtOneSiteIsTakenTogetherAndOnce() {
        repetitions.judge(source, "a", HELD, 5);
        repetitions.judge(source, "a", HELD, 6);
        repetitions.judge(source, "a", ABANDONED, 6);
        repetitions.judge(source, "a", ABANDONED, 7);
        repetitions.judge(source, "a", ABANDONED, 8);
        repetitions.settle(source, "a", HELD, false);

        assertThat(repetitions.take())
                .containsExactly(new FindingDeduplicator.Tally(
                        "orders-pool", "a", Map.of(HELD, 1L, ABANDONED, 2L), Map.of(HELD, 1L)));
        assertThat(repetitions.take()).isEmpty();
    }

    @Test
    void takingDoesNotMakeTheNextOneTheFirst() {
        repetitions.judge(source, "a", HELD, 5);
        repetitions.take();

        assertThat(repetitions.judge(source, "a", HELD, 6)).isEqualTo(COUNTED);
    }

    @Test
    void theEldestRowsAreForgottenButNoCountIsLost() {
        for (int i = 0; i < 20_000; i++) {
            if (i % FindingDeduplicator.MAX_WRITTEN == 0) {
                repetitions.take();
            }
            repetitions.judge(source, "site " + i, HELD, 5);
        }
        repetitions.take();

        assertThat(repetitions.judge(source, "site 0", HELD, 6)).isEqualTo(WRITTEN);
        assertThat(repetitions.judge(source, "site 19999", HELD, 6)).isEqualTo(COUNTED);
    }

    @Test
    void moreThanAnybodyReadsAreCountedBySourceAndKindAlone() {
        for (int i = 0; i < FindingDeduplicator.MAX_WRITTEN; i++) {
            assertThat(repetitions.judge(source, "site " + i, HELD, 5)).isEqualTo(WRITTEN);
        }
        assertThat(repetitions.judge(source, "one more", HELD, 5)).isEqualTo(COUNTED_WITHOUT_SITE);
        assertThat(repetitions.judge(source, "another", HELD, 5)).isEqualTo(COUNTED_WITHOUT_SITE);
        repetitions.settle(source, "another", HELD, true);

        assertThat(repetitions.take())
                .containsExactly(new FindingDeduplicator.Tally("orders-pool", null, Map.of(HELD, 1L), Map.of()));
        assertThat(repetitions.judge(source, "one more", HELD, 6)).isEqualTo(WRITTEN);
    }
}
