package io.sessionaudit.core.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.HdrHistogram.Histogram;

/**
 * How long sessions were held, counted by many threads at the price of one atomic addition each.
 *
 * <p>Threads are spread over a few stripes, so that they seldom meet; {@link #moveTo} is for the writer thread alone. Times are
 * kept to within one percent. (HdrHistogram's own recorders pay several atomic operations for each value, in memory that
 * all threads share.)
 */
final class HeldTimeHistogram {
    static final long HIGHEST_MICROS = TimeUnit.DAYS.toMicros(7);

    /** Values below are counted one by one; above, so many buckets stand for each doubling. */
    private static final int EXACT_BITS = 7;

    private static final int BUCKETS_A_DOUBLING = 1 << EXACT_BITS;
    private static final int BUCKETS = bucket(HIGHEST_MICROS) + 1;
    private static final int STRIPES =
            Math.min(16, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2);

    /** Counters left unused on both sides, two cache lines: what lies beside an array is not taken from other processors. */
    private static final int UNUSED = 16;

    private final AtomicReferenceArray<AtomicLongArray> stripes = new AtomicReferenceArray<>(STRIPES);

    /**
     * Counts one.
     *
     * @param spread anything that differs between threads, such as their ids
     */
    void add(long heldMicros, long spread) {
        int bucket = bucket(Math.max(0, Math.min(heldMicros, HIGHEST_MICROS)));
        stripe((int) spread & STRIPES - 1).getAndIncrement(UNUSED + bucket);
    }

    /**
     * Takes what was counted since the last call.
     *
     * @return how many that is
     */
    long moveTo(Histogram histogram) {
        long moved = 0;
        for (int i = 0; i < STRIPES; i++) {
            AtomicLongArray stripe = stripes.get(i);
            for (int bucket = 0; stripe != null && bucket < BUCKETS; bucket++) {
                int place = UNUSED + bucket;
                long count = stripe.get(place) == 0 ? 0 : stripe.getAndSet(place, 0);
                if (count > 0) {
                    histogram.recordValueWithCount(Math.min(highest(bucket), HIGHEST_MICROS), count);
                    moved += count;
                }
            }
        }
        return moved;
    }

    private AtomicLongArray stripe(int index) {
        AtomicLongArray stripe = stripes.get(index);
        if (stripe == null) {
            // Two threads may both make one; the loser's is garbage. Better than a lock on the application's thread.
            stripes.compareAndSet(index, null, new AtomicLongArray(UNUSED + BUCKETS + UNUSED));
            stripe = stripes.get(index);
        }
        return stripe;
    }

    /** The value's leading bits, and before them how many bits were cut off. */
    private static int bucket(long micros) {
        int cut = Math.max(0, Long.SIZE - 1 - EXACT_BITS - Long.numberOfLeadingZeros(micros | 1));
        return cut * BUCKETS_A_DOUBLING + (int) (micros >>> cut);
    }

    private static long highest(int bucket) {
        int cut = Math.max(0, bucket / BUCKETS_A_DOUBLING - 1);
        long leading = bucket - (long) cut * BUCKETS_A_DOUBLING;
        return (leading + 1 << cut) - 1;
    }
}
