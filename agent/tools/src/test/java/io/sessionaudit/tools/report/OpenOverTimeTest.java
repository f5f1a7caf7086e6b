package io.sessionaudit.tools.report;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OpenOverTimeTest {
    private final OpenOverTime open = new OpenOverTime();

    @Test
    void countsTwoConcurrentSessions() {
        open.add(1_000, 4_000);
        open.add(2_000, 4_000);

        assertThat(open.fromMicros()).isEqualTo(1_000);
        assertThat(open.widthMicros()).isEqualTo(1_000);
        assertThat(open.averages()).containsExactly(1, 2, 2, 0);
    }

    @Test
    void countsShortSessionProportionally() {
        open.add(1_250, 1_500);

        assertThat(open.averages()).containsExactly(0.25);
    }

    @Test
    void losesNoTimeForAnyOrderAndLength() {
        Random random = new Random(3);
        double total = 0;
        for (int i = 0; i < 5_000; i++) {
            long from = 1_700_000_000_000_000L + random.nextInt(2_000_000_000);
            long held = random.nextInt(30_000_000);
            total += held;
            open.add(from, from + held);
        }

        double[] averages = open.averages();
        double area = 0;
        for (double average : averages) {
            assertThat(average).isNotNegative();
            area += average * open.widthMicros();
        }
        assertThat(averages.length).isBetween(900, 2048);
        assertThat(area).isCloseTo(total, within(total / 1000));
    }
}
