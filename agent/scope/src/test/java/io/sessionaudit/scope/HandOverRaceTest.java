package io.sessionaudit.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Threads that race for the same session: exactly one gets it, and it is closed exactly once. */
class HandOverRaceTest {

    private static final int ROUNDS = 2_000;

    @Test
    void exactlyOneOfTwoAdoptersAndOneCloserWins() throws Exception {
        StubDatabase database = new StubDatabase();
        Sessions sessions = database.sessions();
        ExecutorService racers = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                database.calls().clear();
                HandOver handOver = sessions.open().handOver();
                CyclicBarrier start = new CyclicBarrier(3);
                List<Future<Boolean>> won = new ArrayList<>();
                won.add(racers.submit(adopt(handOver, start)));
                won.add(racers.submit(adopt(handOver, start)));
                racers.submit(() -> {
                            start.await();
                            handOver.close();
                            return null;
                        })
                        .get();
                int adopted = 0;
                for (Future<Boolean> each : won) {
                    adopted += each.get() ? 1 : 0;
                }
                assertThat(adopted).isLessThanOrEqualTo(1);
                assertThat(database.calls().stream().filter("close"::equals)).hasSize(1);
            }
        } finally {
            racers.shutdown();
        }
    }

    private static Callable<Boolean> adopt(HandOver handOver, CyclicBarrier start) {
        return () -> {
            start.await();
            try {
                handOver.adopt().close();
                return true;
            } catch (IllegalStateException lost) {
                return false;
            }
        };
    }
}
