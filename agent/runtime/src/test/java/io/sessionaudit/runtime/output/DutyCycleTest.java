package io.sessionaudit.runtime.output;

import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class DutyCycleTest {
    private static final long LATER = SECONDS.toNanos(9);

    private final DutyCycle pace = new DutyCycle(false);

    @Test
    void restsTenMillisecondsAfterLittleOrNoWork() {
        assertThat(pace.restNanos(false, 0, LATER, false)).isEqualTo(millis(10));
        assertThat(pace.restNanos(true, millis(1), LATER, false)).isEqualTo(millis(10));
    }

    @Test
    void usesAtMostAQuarterOfACore() {
        long worked = millis(20);

        assertThat(worked + pace.restNanos(true, worked, LATER, false)).isEqualTo(4 * worked);
    }

    @Test
    void usesFivePercentOfACoreUnderFlood() {
        long worked = millis(20);

        assertThat(worked + pace.restNanos(true, worked, LATER, true)).isEqualTo(20 * worked);
    }

    @Test
    void resumesSoonAfterMachinePause() {
        assertThat(pace.restNanos(true, SECONDS.toNanos(5), LATER, false)).isEqualTo(millis(150));
        assertThat(pace.restNanos(true, SECONDS.toNanos(5), LATER, true)).isEqualTo(millis(500));
    }

    @Test
    void resumesWhenFlushIsDue() {
        assertThat(pace.restNanos(true, millis(30), millis(25), false)).isEqualTo(millis(25));
        assertThat(pace.restNanos(true, millis(30), -millis(1), false)).isEqualTo(millis(10));
    }

    @Test
    void doesNotDelayWaitingApplication() {
        DutyCycle waitedFor = new DutyCycle(true);

        assertThat(waitedFor.restNanos(true, millis(30), LATER, false)).isZero();
        assertThat(waitedFor.restNanos(false, millis(30), LATER, false)).isEqualTo(millis(10));
    }

    private static long millis(long millis) {
        return MILLISECONDS.toNanos(millis);
    }
}
