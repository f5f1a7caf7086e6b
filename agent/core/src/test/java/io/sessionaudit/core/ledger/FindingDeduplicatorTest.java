package io.sessionaudit.core.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.FrameKind;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.core.stack.Site;
import org.junit.jupiter.api.Test;

import static io.sessionaudit.core.ledger.FindingDeduplicator.Verdict.COUNTED;
import static io.sessionaudit.core.ledger.FindingDeduplicator.Verdict.COUNTED_FROM_NEW_STACK;
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
        assertThat(deduplicator.judge(source, site("a"), HELD, 5)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(source, site("a"), HELD, 6)).isEqualTo(COUNTED);
        assertThat(deduplicator.judge(source, site("a"), HELD, 5 + MINUTE - 1)).isEqualTo(COUNTED);
        assertThat(deduplicator.judge(source, site("a"), HELD, 5 + MINUTE)).isEqualTo(WRITTEN);
    }

    @Test
    void distinguishesKindSiteAndSource() {
        deduplicator.judge(source, site("a"), HELD, 5);

        assertThat(deduplicator.judge(source, site("a"), ABANDONED, 6)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(source, site("b"), HELD, 6)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(source, null, HELD, 6)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(TestSessions.source("other"), site("a"), HELD, 6))
                .isEqualTo(WRITTEN);
    }

    @Test
    void returnsCountsOfOneSiteTogetherAndOnce() {
        deduplicator.judge(source, site("a"), HELD, 5);
        deduplicator.judge(source, site("a"), HELD, 6);
        deduplicator.judge(source, site("a"), ABANDONED, 6);
        deduplicator.judge(source, site("a"), ABANDONED, 7);
        deduplicator.judge(source, site("a"), ABANDONED, 8);
        deduplicator.settle(source, site("a"), HELD, false);

        assertThat(deduplicator.take())
                .containsExactly(new FindingDeduplicator.Tally(
                        "orders-pool", site("a"), 1, Map.of(HELD, 1L, ABANDONED, 2L), Map.of(HELD, 1L)));
        assertThat(deduplicator.take()).isEmpty();
    }

    @Test
    void countsManyStacksToOnePlaceTogether() {
        for (int i = 0; i < 50; i++) {
            assertThat(deduplicator.judge(source, site("stack " + i, "com.acme.A.a(A.java:1)"), HELD, 5))
                    .isEqualTo(i == 0 ? WRITTEN : COUNTED_FROM_NEW_STACK);
        }
        assertThat(deduplicator.judge(source, site("stack 7", "com.acme.A.a(A.java:1)"), HELD, 5))
                .isEqualTo(COUNTED);
        deduplicator.settle(source, site("stack 7", "com.acme.A.a(A.java:1)"), HELD, false);

        assertThat(deduplicator.take())
                .containsExactly(new FindingDeduplicator.Tally(
                        "orders-pool",
                        site("stack 0", "com.acme.A.a(A.java:1)"),
                        50,
                        Map.of(HELD, 50L),
                        Map.of(HELD, 1L)));
        deduplicator.judge(source, site("stack 0", "com.acme.A.a(A.java:1)"), HELD, 6);
        assertThat(deduplicator.take())
                .singleElement()
                .satisfies(tally -> assertThat(tally.stacks()).isOne());
    }

    @Test
    void distinguishesStacksToOneLineOfLibrary() {
        Site one = new Site("one", List.of(), place("org.quartz.Db.get(Db.java:7)", FrameKind.LIBRARY), List.of());
        Site other = new Site("two", List.of(), one.where(), List.of());

        assertThat(deduplicator.judge(source, one, HELD, 5)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(source, other, HELD, 5)).isEqualTo(WRITTEN);
    }

    @Test
    void stillCountsRepetitionsAfterTake() {
        deduplicator.judge(source, site("a"), HELD, 5);
        deduplicator.take();

        assertThat(deduplicator.judge(source, site("a"), HELD, 6)).isEqualTo(COUNTED_FROM_NEW_STACK);
        assertThat(deduplicator.judge(source, site("a"), HELD, 7)).isEqualTo(COUNTED);
    }

    @Test
    void forgetsOldestRowsBeyondCapacity() {
        for (int i = 0; i < 20_000; i++) {
            if (i % FindingDeduplicator.MAX_WRITTEN == 0) {
                deduplicator.take();
            }
            deduplicator.judge(source, site("site " + i), HELD, 5);
        }
        deduplicator.take();

        assertThat(deduplicator.judge(source, site("site 0"), HELD, 6)).isEqualTo(WRITTEN);
        assertThat(deduplicator.judge(source, site("site 19999"), HELD, 6)).isEqualTo(COUNTED_FROM_NEW_STACK);
    }

    @Test
    void countsWithoutSiteBeyondLimit() {
        for (int i = 0; i < FindingDeduplicator.MAX_WRITTEN; i++) {
            assertThat(deduplicator.judge(source, site("site " + i), HELD, 5)).isEqualTo(WRITTEN);
        }
        assertThat(deduplicator.judge(source, site("one more"), HELD, 5)).isEqualTo(COUNTED_WITHOUT_SITE);
        assertThat(deduplicator.judge(source, site("another"), HELD, 5)).isEqualTo(COUNTED_WITHOUT_SITE);
        deduplicator.settle(source, site("another"), HELD, true);

        assertThat(deduplicator.take())
                .containsExactly(new FindingDeduplicator.Tally("orders-pool", null, 0, Map.of(HELD, 1L), Map.of()));
        assertThat(deduplicator.judge(source, site("one more"), HELD, 6)).isEqualTo(WRITTEN);
    }

    private static Site site(String id) {
        return site(id, "place of " + id);
    }

    private static Site site(String id, String place) {
        return new Site(id, List.of(), place(place, FrameKind.APPLICATION), List.of());
    }

    private static Place place(String text, FrameKind kind) {
        return new Place(text, kind, List.of(), null, null);
    }
}
