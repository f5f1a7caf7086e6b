package io.sessionaudit.core.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveHistoryTest {
    private final LiveHistory history = new LiveHistory();

    @Test
    void keepsOneValueForEachSecondAndMarksGaps() {
        history.add(1_000, List.of(pool("orders", 3, 0)));
        history.add(1_002, List.of(pool("orders", 10, 2)));

        LiveHistory.PoolHistory orders = history.pools().get(0);

        assertThat(orders.until()).isEqualTo(1_002);
        assertThat(orders.inUse()).hasSize(LiveHistory.SECONDS).endsWith(-1, 3, -1, 10);
        assertThat(orders.waiting()).endsWith(-1, 0, -1, 2);
        assertThat(orders.max()).endsWith(-1, 10, -1, 10);
    }

    @Test
    void keepsTheHighestOfSeveralScansInOneSecond() {
        history.add(1_000, List.of(pool("orders", 8, 1)));
        history.add(1_000, List.of(pool("orders", 3, 2)));

        assertThat(history.pools().get(0).inUse()).endsWith(-1, 8);
        assertThat(history.pools().get(0).waiting()).endsWith(-1, 2);
    }

    @Test
    void forgetsWhatIsOlderThanFifteenMinutes() {
        history.add(1_000, List.of(pool("orders", 8, 0)));
        history.add(1_000 + LiveHistory.SECONDS - 1, List.of(pool("orders", 1, 0)));
        assertThat(history.pools().get(0).inUse()).startsWith(8, -1).endsWith(-1, 1);

        history.add(1_000 + LiveHistory.SECONDS, List.of(pool("orders", 2, 0)));
        assertThat(history.pools().get(0).inUse()).startsWith(-1).endsWith(1, 2);
    }

    @Test
    void showsTheSameSecondsForEachPool() {
        history.add(1_000, List.of(pool("orders", 8, 0), pool("stock", 1, 0)));
        history.add(1_001, List.of(pool("orders", 9, 0)));

        assertThat(history.pools()).extracting(LiveHistory.PoolHistory::until).containsOnly(1_001L);
        assertThat(history.pools().get(1).inUse()).endsWith(1, -1);
    }

    @Test
    void hasNoMoreThanHundredPoolsAndReplacesThoseNotSeenForFifteenMinutes() {
        List<LivePool> pools = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            pools.add(pool("pool-" + i, 1, 0));
        }
        history.add(1_000, pools);
        assertThat(history.pools()).hasSize(100);

        history.add(1_000 + LiveHistory.SECONDS, List.of(pool("late", 1, 0)));
        assertThat(history.pools()).extracting(LiveHistory.PoolHistory::source).containsExactly("late");
    }

    private static LivePool pool(String source, int inUse, int waiting) {
        return new LivePool(source, "Pool", null, inUse, 10, waiting, inUse, 0, 0, 0, new UseTimes(), 0, Map.of());
    }
}
