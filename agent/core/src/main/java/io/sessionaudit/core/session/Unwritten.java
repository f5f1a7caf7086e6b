package io.sessionaudit.core.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

import io.sessionaudit.core.finding.FindingKind;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * What happened at one source but found the log's queue full: counted, so that lines and summaries together always add up.
 *
 * <p>Adding is wait-free and made for many threads. {@link #take} is for the writer thread alone.
 */
public final class Unwritten {
    private static final long HIGHEST_MICROS = TimeUnit.DAYS.toMicros(7);

    private final AtomicLongArray ends = new AtomicLongArray(SessionEnd.values().length);
    private final AtomicLongArray findings = new AtomicLongArray(FindingKind.values().length);
    private final AtomicReference<Recorder> heldMicros = new AtomicReference<>();

    /** What was counted since the last time. */
    public record Taken(Map<SessionEnd, Long> ends, Map<FindingKind, Long> findings, Histogram heldMicros) {
        /** {@return how many sessions that is} */
        public long sessions() {
            return ends.values().stream().mapToLong(Long::longValue).sum();
        }

        /** {@return whether nothing was counted} */
        public boolean isEmpty() {
            return ends.isEmpty() && findings.isEmpty();
        }
    }

    void add(Session session) {
        if (session.isOpen()) {
            ends.incrementAndGet(SessionEnd.OPEN.ordinal());
            return; // how long it is held is not known yet
        }
        long micros = TimeUnit.NANOSECONDS.toMicros(session.closedNanos() - session.openedNanos());
        recorder().recordValue(Math.max(0, Math.min(micros, HIGHEST_MICROS)));
        ends.incrementAndGet(session.state().ordinal());
    }

    void add(FindingKind kind) {
        findings.incrementAndGet(kind.ordinal());
    }

    /** {@return what was counted since the last call} */
    public Taken take() {
        Map<SessionEnd, Long> takenEnds = new EnumMap<>(SessionEnd.class);
        for (SessionEnd end : SessionEnd.values()) {
            long count = ends.getAndSet(end.ordinal(), 0);
            if (count > 0) {
                takenEnds.put(end, count);
            }
        }
        Map<FindingKind, Long> takenFindings = new EnumMap<>(FindingKind.class);
        for (FindingKind kind : FindingKind.values()) {
            long count = findings.getAndSet(kind.ordinal(), 0);
            if (count > 0) {
                takenFindings.put(kind, count);
            }
        }
        Recorder recorder = heldMicros.get();
        Histogram held = recorder == null ? null : recorder.getIntervalHistogram();
        return new Taken(takenEnds, takenFindings, held == null || held.getTotalCount() == 0 ? null : held);
    }

    private Recorder recorder() {
        Recorder current = heldMicros.get();
        if (current == null) {
            // Two threads may both make one; the loser's is garbage. Better than a lock on the application's thread.
            heldMicros.compareAndSet(null, new Recorder(HIGHEST_MICROS, 2));
            current = heldMicros.get();
        }
        return current;
    }
}
