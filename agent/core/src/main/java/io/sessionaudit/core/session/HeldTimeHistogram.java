package io.sessionaudit.core.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.HdrHistogram.Histogram;

/**
 * A histogram of held times that many threads add to, for one atomic addition each. Values are exact to within 1 %.
 *
 * <p>Thread-safe: threads are spread over a few stripes, so that they rarely contend; {@link #moveTo} is for the log
 * thread alone. (HdrHistogram's own recorders need several atomic operations per value, on memory that all threads
 * share.)
 */
final class HeldTimeHistogram {
    static final long HIGHEST_MICROS = TimeUnit.DAYS.toMicros(7);

    /** Values of up to this many bits have a bucket each. */
    private static final int EXACT_BITS = 7;

    /** Above that, each power of two is divided into this many buckets. */
    private static final int BUCKETS_A_DOUBLING = 1 << EXACT_BITS;

    private static final int BUCKETS = bucket(HIGHEST_MICROS) + 1;
    private static final int STRIPES =
            Math.min(16, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2);

    /** Unused counters at both ends: two cache lines of padding against false sharing with neighbouring objects. */
    private static final int UNUSED = 16;

    private final AtomicReferenceArray<AtomicLongArray> stripes = new AtomicReferenceArray<>(STRIPES);

    /**
     * Counts one held time.
     *
     * @param spread selects the stripe, such as a thread id
     */
    void add(long heldMicros, long spread) {
        int bucket = bucket(Math.max(0, Math.min(heldMicros, HIGHEST_MICROS)));
        stripe((int) spread & STRIPES - 1).getAndIncrement(UNUSED + bucket);
    }

    /**
     * Moves the counts to a histogram.
     *
     * @return how many values were moved
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
            // Two threads may both create one, and one is discarded: cheaper than a lock on an application thread.
            stripes.compareAndSet(index, null, new AtomicLongArray(UNUSED + BUCKETS + UNUSED));
            stripe = stripes.get(index);
        }
        return stripe;
    }

    /** The number of bits that are cut off, followed by the value's leading bits. */
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
