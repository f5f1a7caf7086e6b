package io.sessionaudit.runtime.output;

import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    @Test
    void afterLittleOrNoWorkItRestsForAHundredthOfASecond() {
        assertThat(Pace.restNanos(0, false)).isEqualTo(MILLISECONDS.toNanos(10));
        assertThat(Pace.restNanos(MILLISECONDS.toNanos(1), false)).isEqualTo(MILLISECONDS.toNanos(10));
    }

    @Test
    void itTakesAQuarterOfACoreAtMost() {
        long worked = MILLISECONDS.toNanos(20);

        assertThat(worked + Pace.restNanos(worked, false)).isEqualTo(4 * worked);
    }

    @Test
    void ofAFloodItTakesATwentieth() {
        long worked = MILLISECONDS.toNanos(20);

        assertThat(worked + Pace.restNanos(worked, true)).isEqualTo(20 * worked);
    }

    @Test
    void itIsBackWithinHalfASecond() {
        assertThat(Pace.restNanos(SECONDS.toNanos(5), false)).isEqualTo(MILLISECONDS.toNanos(500));
        assertThat(Pace.restNanos(SECONDS.toNanos(5), true)).isEqualTo(MILLISECONDS.toNanos(500));
    }
}
