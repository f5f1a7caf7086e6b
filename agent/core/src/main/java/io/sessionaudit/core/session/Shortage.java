package io.sessionaudit.core.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who held the connections of a pool at the moment when somebody waited for one. Immutable.
 *
 * @param takenNanos when that was
 * @param holders the sessions that were open, those that block longest first, and last those that wait themselves
 * @param waiters how many threads waited
 * @param threads how many threads held or waited
 * @param depth the most connections that one of them held and waited for
 * @param lost how many connections the pool has lost to the garbage collector
 */
public record Shortage(long takenNanos, List<Holder> holders, int waiters, int threads, int depth, int lost) {
    private static final int STACKS = 20;

    /** What a holder was doing. */
    public enum Doing {
        /** Nothing with the session. */
        IDLE,
        /** Inside a call on it. */
        IN_CALL,
        /** Waiting for a connection itself: a victim. */
        WAITING
    }

    /**
     * A session that was open.
     *
     * @param frames what its thread was doing; null where that was not looked at
     */
    public record Holder(Session session, Doing doing, long heldNanos, StackTraceElement[] frames) {
        private Holder lookedAt() {
            Thread thread = session.owner().thread();
            return thread == null ? this : new Holder(session, doing, heldNanos, thread.getStackTrace());
        }
    }

    /** {@return the holders of a pool's connections now; reads stacks of other threads} */
    static Shortage of(Source pool, OpenSessions open, long now) {
        List<Holder> holders = new ArrayList<>();
        int[] threads = {0};
        int[] waiters = {0};
        int[] depth = {0};
        Consumer<Session> holding = session -> {
            if (session.lender() == pool && session.isCertain()) {
                holders.add(holder(session, now));
            }
        };
        open.forEachOwner(owner -> {
            boolean waits = owner.waitsFor() == pool;
            int before = holders.size();
            owner.forEachOpen(holding);
            int held = holders.size() - before;
            if (waits || held > 0) {
                threads[0]++;
            }
            waiters[0] += waits ? 1 : 0;
            depth[0] = Math.max(depth[0], held + (waits ? 1 : 0));
        });
        holders.sort(Comparator.comparing((Holder holder) -> holder.doing() == Doing.WAITING)
                .thenComparing(Comparator.comparingLong(Holder::heldNanos).reversed()));
        for (int i = 0; i < Math.min(STACKS, holders.size()); i++) {
            holders.set(i, holders.get(i).lookedAt());
        }
        return new Shortage(now, List.copyOf(holders), waiters[0], threads[0], depth[0], pool.lost());
    }

    /** {@return whether the pool had nothing more to lend; where its size is not known, whether anything was lent at all} */
    boolean isOf(int limit) {
        return limit < 0 ? !holders.isEmpty() : !holders.isEmpty() && holders.size() + lost >= limit;
    }

    /** {@return whether every connection was held by a thread that itself waited for one: none can go on} */
    public boolean isDeadlock() {
        return holders.stream().allMatch(holder -> holder.doing() == Doing.WAITING);
    }

    /** {@return the size of a pool in which as many threads, nested as deep, cannot block each other} */
    public int sufficientSize() {
        return threads * (depth - 1) + 1;
    }

    private static Holder holder(Session session, long now) {
        Doing doing =
                session.owner().waitsFor() != null ? Doing.WAITING : session.isInCall() ? Doing.IN_CALL : Doing.IDLE;
        session.spokenOf();
        return new Holder(session, doing, now - session.openedNanos(), null);
    }
}
