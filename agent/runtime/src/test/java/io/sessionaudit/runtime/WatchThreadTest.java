package io.sessionaudit.runtime;

import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class WatchThreadTest {
    private static final long LOOK = SECONDS.toNanos(1);

    @Test
    void scansOncePerSecondIfScansAreShort() {
        assertThat(WatchThread.intervalNanos(LOOK, 0)).isEqualTo(LOOK);
        assertThat(WatchThread.intervalNanos(LOOK, MILLISECONDS.toNanos(50))).isEqualTo(LOOK);
    }

    @Test
    void limitsLongScansToFivePercentOfACore() {
        long took = MILLISECONDS.toNanos(140);

        assertThat(WatchThread.intervalNanos(LOOK, took)).isEqualTo(20 * took);
    }

    @Test
    void resumesSoonAfterMachinePause() {
        assertThat(WatchThread.intervalNanos(LOOK, SECONDS.toNanos(9))).isEqualTo(3 * LOOK);
    }
}
