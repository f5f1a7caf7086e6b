package io.sessionaudit.core.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.SessionEnd;
import org.HdrHistogram.Histogram;

/**
 * What happened at one source but found the log's queue full: counted, so that lines and summaries together always add up.
 *
 * <p>Adding is wait-free and made for many threads: most of the time one atomic addition that threads seldom meet at. {@link
 * #take} is for the writer thread alone.
 */
public final class OverflowCounts {
    private static final int SIGNIFICANT_DIGITS = 2;
    private static final SessionEnd[] ENDS = SessionEnd.values();

    /** For each way to end, made when the first session has ended so but for the usual one; a session still open is counted as held not at all. */
    private final AtomicReferenceArray<HeldTimeHistogram> heldTimes = new AtomicReferenceArray<>(ENDS.length);

    private final HeldTimeHistogram closed = new HeldTimeHistogram();

    private final AtomicLongArray findings = new AtomicLongArray(FindingKind.values().length);
    private volatile boolean waiting;

    OverflowCounts() {
        heldTimes.set(SessionEnd.CLOSED.ordinal(), closed);
    }

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

    /** Counts a session, unless it was found to be none. */
    void add(Session session) {
        SessionEnd end = session.state();
        if (end == SessionEnd.CLOSED) { // nearly all of them
            closed.add(
                    (session.closedNanos() - session.openedNanos()) / 1_000,
                    session.owner().threadId());
        } else if (end != SessionEnd.WITHDRAWN) {
            addOther(session, end);
        }
    }

    private void addOther(Session session, SessionEnd end) {
        boolean open = end == SessionEnd.OPEN;
        long nanos = open ? 0 : session.closedNanos() - session.openedNanos();
        times(end.ordinal())
                .add(TimeUnit.NANOSECONDS.toMicros(nanos), session.owner().threadId());
    }

    void add(FindingKind kind) {
        findings.incrementAndGet(kind.ordinal());
    }

    /** {@return whether this is the first count since the last {@link #take}; to be asked after counting} */
    boolean beginsToWait() {
        if (waiting) {
            return false;
        }
        waiting = true; // two threads may both be first, which does no harm
        return true;
    }

    /** {@return what was counted since the last call} */
    public Taken take() {
        // First: whoever counts from here on either sees this, or is counted in what follows.
        waiting = false;
        Map<SessionEnd, Long> takenEnds = new EnumMap<>(SessionEnd.class);
        Histogram held = new Histogram(HeldTimeHistogram.HIGHEST_MICROS, SIGNIFICANT_DIGITS);
        for (SessionEnd end : ENDS) {
            // How long one is held that is still open is not known yet.
            HeldTimeHistogram times = heldTimes.get(end.ordinal());
            long count = times == null ? 0 : times.moveTo(end == SessionEnd.OPEN ? held.copy() : held);
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
        return new Taken(takenEnds, takenFindings, held.getTotalCount() == 0 ? null : held);
    }

    private HeldTimeHistogram times(int end) {
        HeldTimeHistogram times = heldTimes.get(end);
        if (times == null) {
            heldTimes.compareAndSet(end, null, new HeldTimeHistogram());
            times = heldTimes.get(end);
        }
        return times;
    }
}
