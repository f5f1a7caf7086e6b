package io.sessionaudit.core.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who held the connections of a pool at the moment when a thread waited for one. Immutable.
 *
 * <p>A session counts for the thread that has it: the one that has used it last, or its opener before any use.
 *
 * @param takenNanos when that was
 * @param holders the sessions that were open, those that block longest first, and last those that wait themselves
 * @param waiters how many threads waited
 * @param threads how many threads held or waited
 * @param depth the most connections that one of them held and waited for
 * @param lost how many connections the pool has lost to the garbage collector
 * @param inUse how many connections are in use by what the pool itself says; -1 where that is not known
 * @param keptCount how many connections global transactions keep whose sessions were closed
 * @param kept the latest of these
 */
public record PoolSnapshot(
        long takenNanos,
        List<Holder> holders,
        int waiters,
        int threads,
        int depth,
        int lost,
        int inUse,
        int keptCount,
        List<KeptLoans.Loan> kept) {
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
     * @param owner the thread that had it; null while it was handed over and not taken
     * @param frames what that thread was doing; null where that was not looked at
     */
    public record Holder(Session session, Owner owner, Doing doing, long heldNanos, StackTraceElement[] frames) {
        private Holder lookedAt() {
            Thread thread = owner == null ? null : owner.thread();
            return thread == null ? this : new Holder(session, owner, doing, heldNanos, thread.getStackTrace());
        }
    }

    /** {@return the holders of a pool's connections now; reads stacks of other threads} */
    public static PoolSnapshot of(Source pool, SessionRegistry open, long now) {
        List<Holder> holders = new ArrayList<>();
        int[] waiters = {0};
        Consumer<Session> holding = session -> {
            if (session.source() == pool && session.isCertain()) {
                holders.add(holder(session, now));
            }
        };
        open.forEachOwner(owner -> {
            waiters[0] += owner.waitsFor() == pool ? 1 : 0;
            owner.forEachOpen(holding);
        });
        open.forEachInTransit(holding);
        Map<Owner, Integer> needs = needs(holders, pool);
        int waitOnly = waiters[0]
                - (int) needs.keySet().stream()
                        .filter(owner -> owner.waitsFor() == pool)
                        .count();
        int depth = needs.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new PoolSnapshot(
                now,
                inOrder(holders),
                waiters[0],
                needs.size() + Math.max(0, waitOnly),
                Math.max(depth, Math.min(1, waiters[0])),
                pool.lost(),
                pool.inUse(),
                pool.keptLoans().count(),
                pool.keptLoans().latest());
    }

    /** {@return how many connections each holder has and waits for} */
    private static Map<Owner, Integer> needs(List<Holder> holders, Source pool) {
        Map<Owner, Integer> needs = new IdentityHashMap<>();
        for (Holder holder : holders) {
            if (holder.owner() != null) {
                needs.merge(holder.owner(), 1, Integer::sum);
            }
        }
        needs.replaceAll((owner, held) -> held + (owner.waitsFor() == pool ? 1 : 0));
        return needs;
    }

    private static List<Holder> inOrder(List<Holder> holders) {
        holders.sort(Comparator.comparing((Holder holder) -> holder.doing() == Doing.WAITING)
                .thenComparing(Comparator.comparingLong(Holder::heldNanos).reversed()));
        for (int i = 0; i < Math.min(STACKS, holders.size()); i++) {
            holders.set(i, holders.get(i).lookedAt());
        }
        return List.copyOf(holders);
    }

    /** {@return whether the pool had nothing more to lend; where its size is not known, whether anything was lent at all} */
    public boolean isExhausted(int limit) {
        if (limit < 0) {
            return !holders.isEmpty() || keptCount > 0;
        }
        // A thread that waits may have its connection already, and be about to return from the pool.
        boolean busy = inUse >= Math.max(1, limit) && inUse > waiters;
        return busy || holders.size() + keptCount > 0 && holders.size() + keptCount + lost >= limit;
    }

    /** {@return how many connections are lent, by the pool's own count where that is higher} */
    public int connectionsInUse() {
        return Math.max(inUse, holders.size());
    }

    /** {@return whether every connection was held by a thread that itself waited for one} */
    public boolean isDeadlock() {
        return keptCount == 0
                && !holders.isEmpty()
                && inUse <= holders.size()
                && holders.stream().allMatch(holder -> holder.doing() == Doing.WAITING);
    }

    /** {@return the size of a pool in which as many threads, nested as deep, cannot block each other} */
    public int sufficientSize() {
        return threads * (depth - 1) + 1;
    }

    private static Holder holder(Session session, long now) {
        Owner owner = session.isInTransit() ? null : session.user();
        boolean waits = owner != null && owner.waitsFor() != null;
        Doing doing = waits ? Doing.WAITING : session.isInCall() ? Doing.IN_CALL : Doing.IDLE;
        session.retainDetails();
        return new Holder(session, owner, doing, now - session.openedNanos(), null);
    }
}
