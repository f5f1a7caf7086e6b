package io.sessionaudit.runtime;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CoarseClockTest {
    private final CoarseClock clock = CoarseClock.start();

    @Test
    void advancesByItselfAndNeverBackwards() {
        long[] last = {clock.nanoTime()};
        for (int i = 0; i < 5; i++) {
            await().until(() -> {
                long now = clock.nanoTime();
                assertThat(now - last[0]).isNotNegative();
                boolean moved = now != last[0];
                last[0] = now;
                return moved;
            });
        }
    }

    @Test
    void isNeverAheadOfTheExactTime() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(clock.nanoTime() - System.nanoTime()).isNotPositive();
        }
    }

    @Test
    void matchesWallClockTime() {
        Duration off = Duration.between(clock.at(System.nanoTime()), Instant.now());

        assertThat(off.abs()).isLessThan(Duration.ofSeconds(5));
    }
}
