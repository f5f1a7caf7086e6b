package io.sessionaudit.tools.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.EpochMicros;
import io.sessionaudit.tools.input.SitePlaces;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** Counts for one source, and a histogram of its held times. */
final class SourceTally {
    private static final int MAX_URLS = 5;
    private static final int MAX_ENDS = 50;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double MAX_MILLIS = 1e14;

    private final String name;
    private final PoolTally pool;
    private final Set<String> urls = new LinkedHashSet<>();
    private final Map<String, long[]> ends = new HashMap<>();
    private final AbstractHistogram heldMicros;
    private String className;
    private long max = -1;
    private long sessions;
    private long unfinished;
    private double longestMillis;
    private boolean approximate;

    /**
     * Creates a tally.
     *
     * @param compact whether its histogram takes some kilobytes instead of up to 300, and is slower
     */
    SourceTally(String name, SitePlaces places, boolean compact) {
        this.name = name;
        this.pool = new PoolTally(places);
        this.heldMicros = compact ? new PackedHistogram(SIGNIFICANT_DIGITS) : new Histogram(SIGNIFICANT_DIGITS);
    }

    /** {@return who used it} */
    PoolTally pool() {
        return pool;
    }

    void recordSource(LogRecord record) {
        className = record.text(LogFormat.CLASS);
        max = Math.max(max, record.number(LogFormat.MAX, -1));
        String url = record.text(LogFormat.URL);
        if (url != null && urls.size() < MAX_URLS) {
            urls.add(url);
        }
    }

    void recordSession(LogRecord record, RunTally run, Instant time) {
        sessions++;
        recordEnds(record.text(LogFormat.END), 1);
        double held = record.decimal(LogFormat.HELD_MS, 0);
        recordHeld(held, 1);
        pool.recordSession(record, run, time, (long) (held * 1000));
    }

    /**
     * A summary contains three values: half of its sessions are recorded with the median, the rest up to the 99th
     * percentile with that, the others with the maximum. The percentiles of a single summary are therefore reproduced.
     */
    void recordSummary(LogRecord record) {
        pool.recordSummary(record);
        long count = record.number(LogFormat.SESSIONS, 0);
        sessions += count;
        record.counts(LogFormat.ENDS).forEach(this::recordEnds);
        Map<String, Double> held = record.numbers(LogFormat.HELD_MS);
        if (count <= 0 || held.isEmpty()) {
            return;
        }
        approximate = true;
        double largest = held.getOrDefault(LogFormat.MAXIMUM, 0.0);
        long upToMedian = (count + 1) / 2;
        long upToNinetyNine = (long) Math.ceil(count * 0.99);
        recordHeld(held.getOrDefault(LogFormat.P50, largest), upToMedian);
        recordHeld(held.getOrDefault(LogFormat.P99, largest), upToNinetyNine - upToMedian);
        recordHeld(largest, count - upToNinetyNine);
        longestMillis = Math.max(longestMillis, largest);
    }

    void recordUnfinished(RunTally.OpenSession session, RunTally run) {
        unfinished++;
        if (session.opened() != null && run.to() != null) {
            pool.recordUnfinished(session.site(), run, EpochMicros.of(session.opened()), EpochMicros.of(run.to()));
        }
    }

    PoolUse poolUse() {
        return pool.use(name, max < 0 ? null : max);
    }

    Report.SourceUse use() {
        Map<String, Long> sortedEnds = new TreeMap<>();
        ends.forEach((end, count) -> sortedEnds.put(end, count[0]));
        return new Report.SourceUse(
                name,
                className,
                new ArrayList<>(urls),
                max < 0 ? null : max,
                sessions,
                heldMicros.getTotalCount() == 0 ? null : heldTimes(),
                sortedEnds,
                unfinished);
    }

    private void recordEnds(String end, long count) {
        String row = ends.size() < MAX_ENDS || ends.containsKey(end) ? end : ReportBuilder.OTHERS;
        ends.computeIfAbsent(row, made -> new long[1])[0] += count;
    }

    private Report.HeldTimePercentiles heldTimes() {
        return new Report.HeldTimePercentiles(percentile(50), percentile(99), longestMillis, approximate);
    }

    private double percentile(double percent) {
        // The histogram returns the upper end of a bucket, which may exceed the maximum.
        return Math.min(heldMicros.getValueAtPercentile(percent) / 1000.0, longestMillis);
    }

    private void recordHeld(double millis, long count) {
        double sane = Math.max(0, Math.min(millis, MAX_MILLIS)); // the log may contain any value
        heldMicros.recordValueWithCount((long) (sane * 1000), count);
        longestMillis = count > 0 ? Math.max(longestMillis, sane) : longestMillis;
    }
}
