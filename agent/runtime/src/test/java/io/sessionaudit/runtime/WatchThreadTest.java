package io.sessionaudit.runtime;

import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class WatchThreadTest {
    private static final long LOOK = SECONDS.toNanos(1);

    @Test
    void scansOncePerSecondIfScansAreShort() {
        assertThat(WatchThread.untilNextNanos(LOOK, 0)).isEqualTo(LOOK);
        assertThat(WatchThread.untilNextNanos(LOOK, MILLISECONDS.toNanos(50))).isEqualTo(LOOK);
    }

    @Test
    void limitsLongScansToFivePercentOfACore() {
        long took = MILLISECONDS.toNanos(140);

        assertThat(WatchThread.untilNextNanos(LOOK, took)).isEqualTo(20 * took);
    }

    @Test
    void resumesSoonAfterMachinePause() {
        assertThat(WatchThread.untilNextNanos(LOOK, SECONDS.toNanos(9))).isEqualTo(3 * LOOK);
    }
}
