package io.sessionaudit.tools.html;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;

/** How long sessions were held, by the place that opened them. Bounded: past the first places all others are one. */
final class HeldBySite {
    /** A bucket is a third of a power of ten; the first holds everything under 10 microseconds. */
    private static final int BUCKETS = 36;

    private static final int BUCKETS_A_DECADE = 3;
    private static final int PLACES = 2_000;
    private static final int SHOWN = 200;
    private static final String OTHERS = "";
    private static final int DIGITS = 2;

    /**
     * The held times of a place, in milliseconds.
     *
     * @param site its id; null for sessions whose stack was not captured
     * @param others whether it stands for all the places there was no room for
     * @param totalMs the sum of all
     * @param buckets how many were held for so long: from 10 microseconds on, three buckets for a power of ten
     */
    record Distribution(
            String site,
            boolean others,
            long sessions,
            double p50,
            double p90,
            double p99,
            double max,
            double totalMs,
            long[] buckets) {}

    private static final class Tally {
        private final Histogram micros = new Histogram(DIGITS);
        private final long[] buckets = new long[BUCKETS];
        private long total;
        private long longest;
    }

    private final Map<String, Tally> tallies = new HashMap<>();

    /** Takes in a session. */
    void add(String site, long heldMicros) {
        String place = tallies.containsKey(site) || tallies.size() < PLACES ? site : OTHERS;
        Tally tally = tallies.computeIfAbsent(place, made -> new Tally());
        tally.micros.recordValue(heldMicros);
        tally.buckets[bucket(heldMicros)]++;
        tally.total += heldMicros;
        tally.longest = Math.max(tally.longest, heldMicros);
    }

    /** {@return the places, the one with the most held time first} */
    List<Distribution> distributions() {
        return tallies.entrySet().stream()
                .map(each -> distribution(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingDouble(Distribution::totalMs).reversed())
                .limit(SHOWN)
                .toList();
    }

    static int bucket(long micros) {
        if (micros < 10) {
            return 0;
        }
        int bucket = 1 + (int) Math.floor((Math.log10(micros) - 1) * BUCKETS_A_DECADE + 1e-9);
        return Math.min(bucket, BUCKETS - 1);
    }

    private static Distribution distribution(String site, Tally tally) {
        boolean others = OTHERS.equals(site);
        return new Distribution(
                others ? null : site,
                others,
                tally.micros.getTotalCount(),
                percentile(tally, 50),
                percentile(tally, 90),
                percentile(tally, 99),
                tally.longest / 1000.0,
                tally.total / 1000.0,
                tally.buckets);
    }

    private static double percentile(Tally tally, double percent) {
        return Math.min(tally.micros.getValueAtPercentile(percent), tally.longest) / 1000.0;
    }
}
