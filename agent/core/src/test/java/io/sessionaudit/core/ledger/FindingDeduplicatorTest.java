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

    private final FindingDeduplicator deduplicator = new FindingDeduplicator();
    private final Source source = TestSessions.source("orders-pool");

    @Test
    void countsRepetitionsWithinOneMinute() {
        assertThat(deduplicator.judge(source, "a", HELD, 5)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(source, "a", HELD, 6)).isEqualTo(COUNTED);
        assertThat(deduplicator.judge(source, "a", HELD, 5 + MINUTE - 1)).isEqualTo(COUNTED);
        assertThat(deduplicator.judge(source, "a", HELD, 5 + MINUTE)).isEqualTo(WRITTEN);
    }

    @Test
    void distinguishesKindSiteAndSource() {
        deduplicator.judge(source, "a", HELD, 5);

        assertThat(deduplicator.judge(source, "a", ABANDONED, 6)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(source, "b", HELD, 6)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(source, null, HELD, 6)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(TestSessions.source("other"), "a", HELD, 6))
                .isEqualTo(WRITTEN);
    }

    @Test
    void returnsCountsOfOneSiteTogetherAndOnce() {
        deduplicator.judge(source, "a", HELD, 5);
        deduplicator.judge(source, "a", HELD, 6);
        deduplicator.judge(source, "a", ABANDONED, 6);
        deduplicator.judge(source, "a", ABANDONED, 7);
        deduplicator.judge(source, "a", ABANDONED, 8);
        deduplicator.settle(source, "a", HELD, false);

        assertThat(deduplicator.take())
                .containsExactly(new FindingDeduplicator.Tally(
                        "orders-pool", "a", Map.of(HELD, 1L, ABANDONED, 2L), Map.of(HELD, 1L)));
        assertThat(deduplicator.take()).isEmpty();
    }

    @Test
    void stillCountsRepetitionsAfterTake() {
        deduplicator.judge(source, "a", HELD, 5);
        deduplicator.take();

        assertThat(deduplicator.judge(source, "a", HELD, 6)).isEqualTo(COUNTED);
    }

    @Test
    void forgetsOldestRowsBeyondCapacity() {
        for (int i = 0; i < 20_000; i++) {
            if (i % FindingDeduplicator.MAX_WRITTEN == 0) {
                deduplicator.take();
            }
            deduplicator.judge(source, "site " + i, HELD, 5);
        }
        deduplicator.take();

        assertThat(deduplicator.judge(source, "site 0", HELD, 6)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(source, "site 19999", HELD, 6)).isEqualTo(COUNTED);
    }

    @Test
    void countsWithoutSiteBeyondLimit() {
        for (int i = 0; i < FindingDeduplicator.MAX_WRITTEN; i++) {
            assertThat(deduplicator.judge(source, "site " + i, HELD, 5)).isEqualTo(WRITTEN);
        }
        assertThat(deduplicator.judge(source, "one more", HELD, 5)).isEqualTo(COUNTED_WITHOUT_SITE);
        assertThat(deduplicator.judge(source, "another", HELD, 5)).isEqualTo(COUNTED_WITHOUT_SITE);
        deduplicator.settle(source, "another", HELD, true);

        assertThat(deduplicator.take())
                .containsExactly(new FindingDeduplicator.Tally("orders-pool", null, Map.of(HELD, 1L), Map.of()));
        assertThat(deduplicator.judge(source, "one more", HELD, 6)).isEqualTo(WRITTEN);
    }
}
