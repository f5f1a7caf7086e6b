package io.sessionaudit.tools.report;

import java.util.Arrays;
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

    @Test
    void findsTheBusiestBucketAndCountsWhatWasOpenedInIt() {
        OpenOverTime minutes = new OpenOverTime(60_000_000, 16);
        minutes.add(0, 30_000_000);
        minutes.add(70_000_000, 130_000_000);
        minutes.add(80_000_000, 110_000_000);

        OpenOverTime.Bucket busiest = minutes.busiest();

        assertThat(busiest.fromMicros()).isEqualTo(60_000_000);
        assertThat(busiest.opened()).isEqualTo(2);
        assertThat(busiest.average()).isCloseTo((50 + 30) / 60.0, within(1e-9));
    }

    @Test
    void alignsTheBucketsOfAPlaceToThoseOfItsSource() {
        OpenOverTime place = new OpenOverTime();
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            long from = random.nextInt(60_000_000);
            long to = from + random.nextInt(1_000_000);
            open.add(from, to);
            if (from > 20_000_000 && from < 20_500_000) {
                place.add(from, to);
            }
        }
        double[] aligned = place.averagesLike(open);
        double[] whole = open.averages();

        assertThat(aligned).hasSameSizeAs(whole);
        for (int i = 0; i < whole.length; i++) {
            assertThat(aligned[i]).isLessThanOrEqualTo(whole[i] + 0.001);
        }
        assertThat(Arrays.stream(aligned).sum()).isPositive();
    }

    @Test
    void mergedPartsEqualTheWhole() {
        Random random = new Random(11);
        OpenOverTime[] parts = {new OpenOverTime(), new OpenOverTime(), new OpenOverTime(), new OpenOverTime()};
        for (int i = 0; i < 3_000; i++) {
            int part = random.nextInt(4);
            long from = part * 700_000_000L + random.nextInt(600_000_000);
            long to = from + random.nextInt(3_000_000);
            open.add(from, to);
            parts[part].add(from, to);
        }
        parts[3].merge(parts[0]);
        parts[2].merge(parts[1]);
        parts[2].merge(parts[3]);

        assertThat(parts[2].widthMicros()).isEqualTo(open.widthMicros());
        assertThat(parts[2].fromMicros()).isEqualTo(open.fromMicros());
        assertThat(parts[2].averages()).isEqualTo(open.averages());
        assertThat(parts[2].busiest()).isEqualTo(open.busiest());
    }
}
