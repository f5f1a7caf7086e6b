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
 * Counts the sessions and findings of one source that the log's queue had no room for, so that records and summaries
 * together are complete.
 *
 * <p>Adding is wait-free, for any thread: usually one atomic addition on a striped counter. {@link #take} is for the
 * log thread alone.
 */
public final class OverflowCounts {
    private static final int SIGNIFICANT_DIGITS = 2;
    private static final SessionEnd[] ENDS = SessionEnd.values();

    /** By {@link SessionEnd}, created at the first count. An open session counts with a held time of 0. */
    private final AtomicReferenceArray<HeldTimeHistogram> heldTimes = new AtomicReferenceArray<>(ENDS.length);

    private final HeldTimeHistogram closed = new HeldTimeHistogram();

    private final AtomicLongArray findings = new AtomicLongArray(FindingKind.values().length);
    /** Whether there are counts that {@link #take} has not taken. */
    private volatile boolean pending;

    OverflowCounts() {
        heldTimes.set(SessionEnd.CLOSED.ordinal(), closed);
    }

    /** What was counted since the previous call; the held times are null if there are none. */
    public record Taken(Map<SessionEnd, Long> ends, Map<FindingKind, Long> findings, Histogram heldMicros) {
        /** {@return the number of sessions} */
        public long sessions() {
            return ends.values().stream().mapToLong(Long::longValue).sum();
        }

        /** {@return whether nothing was counted} */
        public boolean isEmpty() {
            return ends.isEmpty() && findings.isEmpty();
        }
    }

    /**
     * Counts a session, unless it was withdrawn.
     *
     * @return whether this is the first count since {@link #take}, so that the source must be queued for a summary
     */
    public boolean add(Session session) {
        SessionEnd end = session.state();
        if (end == SessionEnd.CLOSED) { // nearly all of them
            closed.add(
                    (session.closedNanos() - session.openedNanos()) / 1_000,
                    session.opener().threadId());
        } else if (end != SessionEnd.WITHDRAWN) {
            addOther(session, end);
        }
        return beginPending();
    }

    /** Counts a finding; {@return as for sessions} */
    public boolean add(FindingKind kind) {
        findings.incrementAndGet(kind.ordinal());
        return beginPending();
    }

    private void addOther(Session session, SessionEnd end) {
        boolean open = end == SessionEnd.OPEN;
        long nanos = open ? 0 : session.closedNanos() - session.openedNanos();
        times(end.ordinal())
                .add(TimeUnit.NANOSECONDS.toMicros(nanos), session.opener().threadId());
    }

    /** To be called after counting. */
    private boolean beginPending() {
        if (pending) {
            return false;
        }
        pending = true; // two threads may both be first: the source is queued twice, which is harmless
        return true;
    }

    /** Resets the counts; {@return what was counted since the previous call} */
    public Taken take() {
        // First: a thread that counts from now on sees this, or its count is taken below.
        pending = false;
        Map<SessionEnd, Long> takenEnds = new EnumMap<>(SessionEnd.class);
        Histogram held = new Histogram(HeldTimeHistogram.HIGHEST_MICROS, SIGNIFICANT_DIGITS);
        for (SessionEnd end : ENDS) {
            // The held time of open sessions is unknown: their histogram is discarded.
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
