package io.sessionaudit.core.live;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

/** How long sessions were open: counts by upper limits, and the sum. Not thread-safe; {@link #copy} for readers. */
public final class UseTimes {
    private static final long[] LIMITS_MILLIS = {
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000
    };

    private final long[] counts = new long[LIMITS_MILLIS.length + 1];
    private long nanos;

    /** {@return the upper limits of the counts in milliseconds, ascending; the last count has none} */
    public static long[] limitsMillis() {
        return LIMITS_MILLIS.clone();
    }

    /** {@return how many sessions were open for longer than the previous limit and up to this one, by limit} */
    public long[] counts() {
        return counts.clone();
    }

    /** {@return the sum of all times} */
    public long sumNanos() {
        return nanos;
    }

    void add(long heldNanos) {
        add(heldNanos, 1);
    }

    void add(Histogram heldMicros) {
        heldMicros
                .recordedValues()
                .forEach(value -> add(
                        TimeUnit.MICROSECONDS.toNanos(value.getValueIteratedTo()),
                        value.getCountAddedInThisIterationStep()));
    }

    private void add(long heldNanos, long times) {
        int index = 0;
        while (index < LIMITS_MILLIS.length && heldNanos > TimeUnit.MILLISECONDS.toNanos(LIMITS_MILLIS[index])) {
            index++;
        }
        counts[index] += times;
        nanos += heldNanos * times;
    }

    UseTimes copy() {
        UseTimes copy = new UseTimes();
        System.arraycopy(counts, 0, copy.counts, 0, counts.length);
        copy.nanos = nanos;
        return copy;
    }

    @Override
    public String toString() {
        return Arrays.toString(counts) + " " + nanos;
    }
}
