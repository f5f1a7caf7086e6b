package io.sessionaudit.tools.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.EpochMicros;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** Counts for one source, and a histogram of its held times. Not threadsafe. */
final class SourceTally implements Mergeable<SourceTally> {
    private static final long serialVersionUID = 1;

    /** The order of the rows of a report. */
    static final Comparator<SourceTally> MOST_SESSIONS_FIRST = Comparator.comparingLong(
                    (SourceTally source) -> source.sessions)
            .reversed()
            .thenComparing(source -> source.name);

    private static final int MAX_URLS = 5;
    private static final int MAX_ENDS = 50;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double MAX_MILLIS = 1e14;

    private final String name;
    private final PoolTally pool = new PoolTally();
    private final Earliest<String> classNames = new Earliest<>(1);
    private final Earliest<String> urls = new Earliest<>(MAX_URLS);
    private final BoundedTallies<String, Count> ends = new BoundedTallies<>(MAX_ENDS);
    private final Count otherEnds = new Count();
    private final AbstractHistogram heldMicros;
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
    SourceTally(String name, boolean compact) {
        this.name = name;
        this.heldMicros = compact ? new PackedHistogram(SIGNIFICANT_DIGITS) : new Histogram(SIGNIFICANT_DIGITS);
    }

    boolean isEmpty() {
        return sessions == 0 && unfinished == 0 && max < 0 && classNames.first() == null && !pool.isUsed();
    }

    /** {@return who used it} */
    PoolTally pool() {
        return pool;
    }

    void recordSource(LogRecord record) {
        LogPosition position = LogPosition.of(record);
        classNames.add(record.text(LogFormat.CLASS), position);
        max = Math.max(max, record.number(LogFormat.MAX, -1));
        urls.add(record.text(LogFormat.URL), position);
    }

    void recordSession(LogRecord record, RunKey run, Instant time, double held) {
        sessions++;
        recordEnds(record.text(LogFormat.END), 1);
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

    /**
     * Adds a session without an end.
     *
     * @param until the end of its run, or null
     */
    void recordUnfinished(UnfinishedSessions.UnfinishedSession session, RunKey run, Instant until) {
        unfinished++;
        if (session.opened() != null && until != null) {
            pool.recordUnfinished(session.site(), run, EpochMicros.of(session.opened()), EpochMicros.of(until));
        }
    }

    @Override
    public void merge(SourceTally other) {
        pool.merge(other.pool);
        classNames.merge(other.classNames);
        urls.merge(other.urls);
        ends.merge(other.ends, this::combineEnds);
        otherEnds.merge(other.otherEnds);
        heldMicros.add(other.heldMicros);
        max = Math.max(max, other.max);
        sessions += other.sessions;
        unfinished += other.unfinished;
        longestMillis = Math.max(longestMillis, other.longestMillis);
        approximate |= other.approximate;
    }

    PoolUse poolUse(SiteDefinitions definitions, RunTallies runs) {
        return pool.use(name, max < 0 ? null : max, definitions, runs);
    }

    Report.SourceUse use() {
        ends.trim(this::combineEnds);
        Map<String, Long> sortedEnds = new TreeMap<>();
        ends.map().forEach((end, count) -> sortedEnds.put(end, count.value()));
        if (otherEnds.value() > 0) {
            sortedEnds.merge(ReportTallies.OTHERS, otherEnds.value(), Long::sum);
        }
        return new Report.SourceUse(
                name,
                classNames.first(),
                urls.values(),
                max < 0 ? null : max,
                sessions,
                heldMicros.getTotalCount() == 0 ? null : heldTimes(),
                sortedEnds,
                unfinished);
    }

    private void recordEnds(String end, long count) {
        Count known = ends.get(end);
        (known != null ? known : ends.add(end, new Count(), this::combineEnds)).add(count);
    }

    private void combineEnds(String end, Count count) {
        otherEnds.merge(count);
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
