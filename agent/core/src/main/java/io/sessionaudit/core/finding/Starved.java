package io.sessionaudit.core.finding;

import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.KeptLoans;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.PoolSnapshot;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.CapturedCall;

/**
 * A thread waited long for a connection, or got none, because all connections of the pool are in use. It is a
 * self-deadlock if the thread has one of them itself.
 */
public final class Starved {
    private final Source pool;
    private final CapturedCall call;
    private final long waitedNanos;
    private final String failed;
    private final PoolSnapshot snapshot;

    private Starved(Source pool, CapturedCall call, long waitedNanos, String failed, PoolSnapshot snapshot) {
        this.pool = pool;
        this.call = call;
        this.waitedNanos = waitedNanos;
        this.failed = failed;
        this.snapshot = snapshot;
    }

    /**
     * A borrow that waits or has failed.
     *
     * @param waiter the borrowing thread
     * @param call its borrow
     * @param waitedNanos minimum duration of the wait; -1 if unknown
     * @param failure the exception of the borrow, or null while it waits
     * @param snapshot the holders of the connections
     */
    public static Finding of(
            Owner waiter,
            Source pool,
            CapturedCall call,
            long waitedNanos,
            Throwable failure,
            PoolSnapshot snapshot,
            long nanoTime) {
        String failed = failure == null ? null : failure.getClass().getName();
        Starved starved = new Starved(pool, call, waitedNanos, failed, snapshot);
        List<Session> own = Blocking.sessionsOf(waiter, snapshot);
        if (!own.isEmpty() && !snapshot.isDeadlock() && Blocking.areHandedOver(own, waiter, call)) {
            own = List.of();
        }
        return own.isEmpty() ? starved.starved(nanoTime) : starved.deadlocked(own, nanoTime);
    }

    private Finding starved(long nanoTime) {
        return Finding.aboutAttempt(named(), call, FindingKind.STARVED, Severity.WARNING, nanoTime)
                .build((context, evidence) -> {
                    put(context, evidence);
                    return new Message(
                            found(context) + longest(context) + HolderPlaces.words(snapshot, context) + kept(context),
                            "A pool lends each connection to one session at a time; a thread that waits longer than"
                                    + " starved-after is reported",
                            done(),
                            remedy());
                });
    }

    private Finding deadlocked(List<Session> own, long nanoTime) {
        Severity severity = snapshot.isDeadlock() ? Severity.ERROR : Severity.WARNING;
        return Finding.aboutAttempt(named(), call, FindingKind.SELF_DEADLOCK, severity, nanoTime)
                .build((context, evidence) -> {
                    put(context, evidence);
                    Blocking blocking = new Blocking(own, call, snapshot);
                    Message message = deadlocked(context, own.get(0), blocking, evidence);
                    return blocking.isCertain() ? message : message.as(Severity.WARNING);
                });
    }

    private Message deadlocked(FindingContext context, Session own, Blocking blocking, Map<String, Object> evidence) {
        Evidence.putOtherSession(context, own, evidence);
        evidence.put(LogFormat.DEPTH, snapshot.depth());
        evidence.put(LogFormat.THREADS, snapshot.threads());
        evidence.put(LogFormat.NESTING, blocking.label());
        if (blocking.hasSufficientSize()) {
            evidence.put(LogFormat.SUFFICIENT_SIZE, snapshot.sufficientSize());
        }
        return new Message(
                found(context) + "; it holds one itself, opened at " + Evidence.place(context, own.openingStack())
                        + (blocking.hasLeft() ? " by work that has left its thread: suspended, or returned" : "")
                        + others(blocking) + kept(context)
                        + Evidence.difference(context, own.openingStack(), call.stack(), evidence),
                "A thread that holds a connection does not wait for another one of the same pool",
                done(),
                blocking.remedy());
    }

    private String others(Blocking blocking) {
        if (!snapshot.isDeadlock()) {
            return "";
        }
        return blocking.isCertain()
                ? "; every other holder waits as well, so none can continue"
                : "; every other holder waits as well, so none can continue unless another thread takes up that work";
    }

    private void put(FindingContext context, Map<String, Object> evidence) {
        if (waitedNanos >= 0) {
            evidence.put(LogFormat.WAITED_MS, new LogWriter.Millis(waitedNanos));
        }
        if (failed != null) {
            evidence.put(LogFormat.FAILURE, failed);
        }
        HolderEntries.put(snapshot, context, evidence);
    }

    /**
     * The source of a holder's session, if the pool has no name because it is called only through other data sources.
     */
    private Source named() {
        return pool.description() != null || snapshot.holders().isEmpty()
                ? pool
                : snapshot.holders().get(0).session().source();
    }

    private String found(FindingContext context) {
        String waits = failed != null
                ? " got no connection of "
                : " has waited " + Evidence.words(waitedNanos) + " for a connection of ";
        return "Thread " + call.threadName() + waits + named().name() + " at " + Evidence.place(context, call.stack())
                + ": " + lent() + (snapshot.lost() > 0 ? ", " + snapshot.lost() + " are lost to leaks" : "");
    }

    private String lent() {
        int limit = pool.limit();
        int open = snapshot.holders().size();
        String of = limit < 0 ? "" : " of " + limit;
        return snapshot.inUse() > open + snapshot.lost()
                ? "the pool reports " + snapshot.inUse() + of + " in use, but " + open + " sessions are open"
                : open + of + " connections in use";
    }

    private String longest(FindingContext context) {
        if (snapshot.holders().isEmpty()) {
            return "";
        }
        PoolSnapshot.Holder first = snapshot.holders().get(0);
        Session session = first.session();
        boolean isHandedOver = first.owner() != null && first.owner() != session.opener();
        return ", the first of them for " + Evidence.words(first.heldNanos()) + " by thread "
                + (isHandedOver ? session.ownerName() : session.threadName()) + ", opened at "
                + Evidence.place(context, session.openingStack())
                + (isHandedOver ? " by thread " + session.threadName() : "") + " and "
                + words(first.activity());
    }

    /** Connections that a global transaction keeps after the close of their session. */
    private String kept(FindingContext context) {
        if (snapshot.keptCount() == 0) {
            return "";
        }
        String kept = "; " + snapshot.keptCount() + " connections are kept by global transactions that have not ended";
        if (snapshot.kept().isEmpty()) {
            return kept;
        }
        KeptLoans.Loan last = snapshot.kept().get(snapshot.kept().size() - 1);
        return kept + ", the last closed at " + Evidence.place(context, last.closing()) + " by thread "
                + last.threadName() + " and opened at "
                + Evidence.place(context, last.session().openingStack());
    }

    private String remedy() {
        if (snapshot.lost() > 0) {
            return "Fix the leaks that abandoned findings name, then check the holders";
        }
        if (snapshot.keptCount() > 0) {
            return "End each global transaction, by commit or rollback on every path; a connection that took part in"
                    + " one returns to the pool only then";
        }
        return "Make the holders shorter, beginning with the first that does not wait itself; or enlarge the pool";
    }

    private String done() {
        return failed == null
                ? "Nothing was done; it gets the next one that is returned, unless the pool's own timeout has expired"
                : "Nothing was done; the caller got " + failed;
    }

    private static String words(SessionActivity activity) {
        return switch (activity) {
            case IDLE -> "idle now";
            case IN_CALL -> "inside a call now";
            case WAITING -> "itself waiting for a connection now";
            case WORKING, SEVERAL -> "in use now";
        };
    }
}
