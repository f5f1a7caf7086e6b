package io.sessionaudit.core.live;

import java.util.EnumMap;
import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.session.Source;
import org.HdrHistogram.Histogram;

/** The counters of one source. Not thread-safe; for the log thread. */
final class PoolCounters {
    private final Map<FindingKind, Long> findings = new EnumMap<>(FindingKind.class);
    private final UseTimes useTimes = new UseTimes();
    private long sessions;
    private long waitedNanos;
    private long seenNanos;

    PoolCounters(long now) {
        seenNanos = now;
    }

    void addSession(long heldNanos) {
        sessions++;
        useTimes.add(heldNanos);
    }

    void add(long ended, Histogram heldMicros) {
        sessions += ended;
        if (heldMicros != null) {
            useTimes.add(heldMicros);
        }
    }

    void addFindings(FindingKind kind, long count) {
        findings.merge(kind, count, Long::sum);
    }

    void addWaiting(int threads, long nanos) {
        waitedNanos += threads * nanos;
    }

    void setSeen(long nanoTime) {
        seenNanos = nanoTime;
    }

    long seenNanos() {
        return seenNanos;
    }

    LivePool toPool(Source source, LiveSample.Gauges gauges, int open, int waiting) {
        Source.Description description = source.description();
        return new LivePool(
                source.name(),
                source.className(),
                description == null ? null : description.url(),
                Math.max(gauges.inUse(), open),
                gauges.max(),
                waiting,
                open,
                source.lost(),
                source.timeouts(),
                sessions,
                useTimes.copy(),
                waitedNanos,
                Map.copyOf(findings));
    }
}
