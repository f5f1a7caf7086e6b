package io.sessionaudit.core.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.sessionaudit.core.log.SessionActivity;

/**
 * Who held the connections of a pool when a thread waited for one. Immutable.
 *
 * <p>A session counts for the thread that used it last, or for its opener before any use.
 *
 * @param takenNanos when it was taken
 * @param holders the open sessions, longest held first, but those whose owner waits itself last
 * @param waiters the number of threads that waited
 * @param threads the number of threads that held or waited
 * @param depth the maximum number of connections that one thread held and waited for
 * @param lost the number of connections that the pool has lost to the garbage collector
 * @param inUse the pool's own count of connections in use; -1 if it is unknown
 * @param keptCount the number of connections that global transactions keep after their sessions were closed
 * @param kept these connections, the latest last
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
    private static final int MAX_STACKS = 20;

    /**
     * An open session.
     *
     * @param owner the thread that had it; null while it was handed over and not adopted
     * @param activity idle, in-call, or waiting if its owner waits for a connection itself
     * @param frames the owner's stack; null if it was not read
     */
    public record Holder(
            Session session, Owner owner, SessionActivity activity, long heldNanos, StackTraceElement[] frames) {
        private Holder withFrames() {
            Thread thread = owner == null ? null : owner.thread();
            return thread == null ? this : new Holder(session, owner, activity, heldNanos, thread.getStackTrace());
        }
    }

    /** {@return a snapshot of a pool; reads the stacks of at most 20 other threads} */
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

    /** {@return the number of connections that each holder has and waits for} */
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
        holders.sort(Comparator.comparing((Holder holder) -> holder.activity() == SessionActivity.WAITING)
                .thenComparing(Comparator.comparingLong(Holder::heldNanos).reversed()));
        for (int i = 0; i < Math.min(MAX_STACKS, holders.size()); i++) {
            holders.set(i, holders.get(i).withFrames());
        }
        return List.copyOf(holders);
    }

    /** {@return whether all connections were in use; if the limit is unknown (negative), whether any was} */
    public boolean isExhausted(int limit) {
        if (limit < 0) {
            return !holders.isEmpty() || keptCount > 0;
        }
        // A waiter may have received its connection already, and be about to return from the pool.
        boolean busy = inUse >= Math.max(1, limit) && inUse > waiters;
        return busy || holders.size() + keptCount > 0 && holders.size() + keptCount + lost >= limit;
    }

    /** {@return how many connections are in use, by the pool's own count if that is higher} */
    public int connectionsInUse() {
        return Math.max(inUse, holders.size());
    }

    /** {@return whether every connection was held by a thread that itself waited for one} */
    public boolean isDeadlock() {
        return keptCount == 0
                && !holders.isEmpty()
                && inUse <= holders.size()
                && holders.stream().allMatch(holder -> holder.activity() == SessionActivity.WAITING);
    }

    /** {@return the pool size with which as many threads, nested as deep, cannot deadlock} */
    public int sufficientSize() {
        return threads * (depth - 1) + 1;
    }

    private static Holder holder(Session session, long now) {
        Owner owner = session.isInTransit() ? null : session.owner();
        boolean waits = owner != null && owner.waitsFor() != null;
        SessionActivity activity =
                waits ? SessionActivity.WAITING : session.isInCall() ? SessionActivity.IN_CALL : SessionActivity.IDLE;
        session.retainDetails();
        return new Holder(session, owner, activity, now - session.openedNanos(), null);
    }
}
