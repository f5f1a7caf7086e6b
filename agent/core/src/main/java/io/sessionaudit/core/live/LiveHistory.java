package io.sessionaudit.core.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gauges of each pool in the last 15 minutes, one value for each second. Bounded: at most 100 pools, those that
 * were seen first; a pool that was not seen for 15 minutes makes room. Thread-safe.
 */
public final class LiveHistory {
    /** The number of seconds that are kept. */
    public static final int SECONDS = 900;

    /** The value of a second without a scan, or of an unknown maximum. */
    public static final int UNKNOWN = -1;

    private static final int MAX_POOLS = 100;

    private final Map<String, Series> series = new LinkedHashMap<>();
    private long latest = Long.MIN_VALUE;

    /**
     * The gauges of one pool. The last value of each list belongs to the latest second.
     *
     * @param until the latest second, since 1970
     */
    public record PoolHistory(String source, long until, int[] inUse, int[] waiting, int[] max) {}

    /** Adds the gauges of one scan. */
    synchronized void add(long second, List<LivePool> pools) {
        latest = Math.max(latest, second);
        for (LivePool pool : pools) {
            Series known = series.get(pool.source());
            if (known == null && hasRoom()) {
                known = new Series();
                series.put(pool.source(), known);
            }
            if (known != null) {
                known.add(second, pool);
            }
        }
    }

    /** {@return the gauges of all pools} */
    public synchronized List<PoolHistory> pools() {
        List<PoolHistory> pools = new ArrayList<>();
        series.forEach((source, known) -> {
            known.advance(latest);
            pools.add(new PoolHistory(
                    source,
                    latest,
                    known.inOrder(known.inUse),
                    known.inOrder(known.waiting),
                    known.inOrder(known.max)));
        });
        return pools;
    }

    synchronized void clear() {
        series.clear();
        latest = Long.MIN_VALUE;
    }

    private boolean hasRoom() {
        if (series.size() >= MAX_POOLS) {
            series.values().removeIf(known -> latest - known.seen >= SECONDS);
        }
        return series.size() < MAX_POOLS;
    }

    /** The index of a second is its remainder. */
    private static final class Series {
        final int[] inUse = unknown();
        final int[] waiting = unknown();
        final int[] max = unknown();
        long seen = Long.MIN_VALUE;
        private long until = Long.MIN_VALUE;

        void add(long second, LivePool pool) {
            advance(second);
            int index = (int) Math.floorMod(second, (long) SECONDS);
            if (second > until - SECONDS) {
                // Of several scans in one second, the highest values count.
                inUse[index] = Math.max(inUse[index], pool.inUse());
                waiting[index] = Math.max(waiting[index], pool.waiting());
                max[index] = pool.max();
                seen = Math.max(seen, second);
            }
        }

        /** Clears the seconds up to this one. */
        void advance(long second) {
            if (until == Long.MIN_VALUE || second - until >= SECONDS) {
                Arrays.fill(inUse, UNKNOWN);
                Arrays.fill(waiting, UNKNOWN);
                Arrays.fill(max, UNKNOWN);
                until = second;
            }
            while (until < second) {
                until++;
                int index = (int) Math.floorMod(until, (long) SECONDS);
                inUse[index] = UNKNOWN;
                waiting[index] = UNKNOWN;
                max[index] = UNKNOWN;
            }
        }

        int[] inOrder(int[] values) {
            int first = (int) Math.floorMod(until + 1, (long) SECONDS);
            int[] ordered = new int[SECONDS];
            System.arraycopy(values, first, ordered, 0, SECONDS - first);
            System.arraycopy(values, 0, ordered, SECONDS - first, first);
            return ordered;
        }

        private static int[] unknown() {
            int[] values = new int[SECONDS];
            Arrays.fill(values, UNKNOWN);
            return values;
        }
    }
}
