package io.sessionaudit.tools.html;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;

/** Held times by the place that opened the sessions. Bounded: all places beyond the limit are combined. */
final class HeldByPlace {
    /** A bucket is a third of a power of ten; the first contains everything below 10 microseconds. */
    private static final int BUCKETS = 36;

    private static final int BUCKETS_PER_DECADE = 3;
    private static final int MAX_PLACES = 2_000;
    private static final int MAX_SHOWN = 200;
    private static final String OTHERS = "";
    private static final int SIGNIFICANT_DIGITS = 2;

    /**
     * The held times of a place, in milliseconds.
     *
     * @param place its frame, or its site if that is not known; null for sessions whose stack was not captured
     * @param others whether it represents all places beyond the limit
     * @param totalMs the sum of all
     * @param buckets the number of sessions by held time: from 10 microseconds on, three buckets per power of ten
     */
    record Distribution(
            String place,
            boolean others,
            long sessions,
            double p50,
            double p90,
            double p99,
            double max,
            double totalMs,
            long[] buckets) {}

    private static final class PlaceHistogram {
        private final Histogram micros = new Histogram(SIGNIFICANT_DIGITS);
        private final long[] buckets = new long[BUCKETS];
        private long total;
        private long max;
    }

    private final Map<String, PlaceHistogram> histograms = new HashMap<>();

    /** Adds a session. */
    void add(String place, long heldMicros) {
        String shown = histograms.containsKey(place) || histograms.size() < MAX_PLACES ? place : OTHERS;
        PlaceHistogram histogram = histograms.computeIfAbsent(shown, made -> new PlaceHistogram());
        histogram.micros.recordValue(heldMicros);
        histogram.buckets[bucket(heldMicros)]++;
        histogram.total += heldMicros;
        histogram.max = Math.max(histogram.max, heldMicros);
    }

    /** {@return the places, the one with the most held time first} */
    List<Distribution> distributions() {
        return histograms.entrySet().stream()
                .map(each -> distribution(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingDouble(Distribution::totalMs).reversed())
                .limit(MAX_SHOWN)
                .toList();
    }

    static int bucket(long micros) {
        if (micros < 10) {
            return 0;
        }
        int bucket = 1 + (int) Math.floor((Math.log10(micros) - 1) * BUCKETS_PER_DECADE + 1e-9);
        return Math.min(bucket, BUCKETS - 1);
    }

    private static Distribution distribution(String place, PlaceHistogram histogram) {
        boolean others = OTHERS.equals(place);
        return new Distribution(
                others ? null : place,
                others,
                histogram.micros.getTotalCount(),
                percentile(histogram, 50),
                percentile(histogram, 90),
                percentile(histogram, 99),
                histogram.max / 1000.0,
                histogram.total / 1000.0,
                histogram.buckets);
    }

    private static double percentile(PlaceHistogram histogram, double percent) {
        return Math.min(histogram.micros.getValueAtPercentile(percent), histogram.max) / 1000.0;
    }
}
