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
    private static final FindingKind[] KINDS = FindingKind.values();

    /** By {@link SessionEnd}, created at the first count. An open session counts with a held time of 0. */
    private final AtomicReferenceArray<HeldTimeHistogram> heldTimes = new AtomicReferenceArray<>(ENDS.length);

    private final HeldTimeHistogram closed = new HeldTimeHistogram();

    private final AtomicLongArray findings = new AtomicLongArray(KINDS.length);
    /** Whether there are counts that {@link #take} has not taken. */
    private volatile boolean pending;

    OverflowCounts() {
        heldTimes.set(SessionEnd.CLOSED.ordinal(), closed);
    }

    /** What was counted since the previous call. Not threadsafe. */
    public static final class Taken {
        private final long[] ends = new long[ENDS.length];
        private final long[] findings = new long[KINDS.length];
        private final Histogram held = new Histogram(HeldTimeHistogram.HIGHEST_MICROS, SIGNIFICANT_DIGITS);
        private final Histogram unused = held.copy();

        private Taken() {}

        /** {@return the number of sessions} */
        public long sessions() {
            long sum = 0;
            for (long count : ends) {
                sum += count;
            }
            return sum;
        }

        /** {@return the number of sessions with that end} */
        public long sessions(SessionEnd end) {
            return ends[end.ordinal()];
        }

        /** {@return the number of sessions by their end, if any} */
        public Map<SessionEnd, Long> ends() {
            Map<SessionEnd, Long> counts = new EnumMap<>(SessionEnd.class);
            for (SessionEnd end : ENDS) {
                if (ends[end.ordinal()] > 0) {
                    counts.put(end, ends[end.ordinal()]);
                }
            }
            return counts;
        }

        /** {@return the number of findings by their kind, if any} */
        public Map<FindingKind, Long> findings() {
            Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
            for (FindingKind kind : KINDS) {
                if (findings[kind.ordinal()] > 0) {
                    counts.put(kind, findings[kind.ordinal()]);
                }
            }
            return counts;
        }

        /** {@return the held times in microseconds; null if there are none} */
        public Histogram heldMicros() {
            return held.getTotalCount() == 0 ? null : held;
        }

        /** {@return whether nothing was counted} */
        public boolean isEmpty() {
            return sessions() == 0 && findings().isEmpty();
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
        Taken taken = new Taken(); // first, because the heap may be full
        // A thread that counts from now on sees this, or its count is taken below.
        pending = false;
        for (SessionEnd end : ENDS) {
            // The held time of open sessions is unknown: their histogram is discarded.
            HeldTimeHistogram times = heldTimes.get(end.ordinal());
            if (times != null) {
                taken.ends[end.ordinal()] = times.moveTo(end == SessionEnd.OPEN ? taken.unused : taken.held);
            }
        }
        for (FindingKind kind : KINDS) {
            taken.findings[kind.ordinal()] = findings.getAndSet(kind.ordinal(), 0);
        }
        return taken;
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
