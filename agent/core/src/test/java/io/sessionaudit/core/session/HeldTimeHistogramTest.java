package io.sessionaudit.core.session;

import java.util.stream.LongStream;

import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeldTimeHistogramTest {
    private final HeldTimeHistogram times = new HeldTimeHistogram();

    @Test
    void reproducesTimesWithinOnePercent() {
        LongStream.iterate(1, micros -> micros < HeldTimeHistogram.HIGHEST_MICROS, micros -> micros + micros / 3 + 1)
                .forEach(micros -> {
                    times.add(micros, micros);

                    assertThat(taken(1).getMaxValue())
                            .as("%d µs", micros)
                            .isCloseTo(micros, Percentage.withPercentage(1));
                });
    }

    @Test
    void reproducesShortTimesExactly() {
        for (int micros = 0; micros < 256; micros++) {
            times.add(micros, 1);

            assertThat(taken(1).getMaxValue()).isEqualTo(micros);
        }
    }

    @Test
    void clampsValuesOutOfRange() {
        times.add(-5, 1);
        times.add(Long.MAX_VALUE, 1);

        Histogram taken = taken(2);
        assertThat(taken.getMinValue()).isZero();
        assertThat(taken.getMaxValue()).isCloseTo(HeldTimeHistogram.HIGHEST_MICROS, Percentage.withPercentage(1));
    }

    @Test
    void countsConcurrentAdditionsOnceWhileTaken() throws InterruptedException {
        int each = 100_000;
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int thread = i;
            threads[i] = new Thread(() -> {
                for (int k = 0; k < each; k++) {
                    times.add(k % 5000, thread);
                }
            });
            threads[i].start();
        }
        Histogram all = new Histogram(HeldTimeHistogram.HIGHEST_MICROS, 2);
        long taken = 0;
        for (Thread thread : threads) {
            taken += times.moveTo(all);
            thread.join();
        }
        taken += times.moveTo(all);

        assertThat(taken).isEqualTo(threads.length * (long) each);
        assertThat(all.getTotalCount()).isEqualTo(taken);
    }

    private Histogram taken(long expected) {
        Histogram histogram = new Histogram(HeldTimeHistogram.HIGHEST_MICROS, 3);
        assertThat(times.moveTo(histogram)).isEqualTo(expected);
        return histogram;
    }
}
