package io.sessionaudit.core.finding;

import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.KeptLoans;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.PoolSnapshot;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.Site;

/** A thread waits long for a connection, or in vain, because all of the pool are in use; and it may hold one itself. */
public final class Starved {
    private final Source pool;
    private final CapturedCall call;
    private final long waitedNanos;
    private final String failed;
    private final PoolSnapshot shortage;

    private Starved(Source pool, CapturedCall call, long waitedNanos, String failed, PoolSnapshot shortage) {
        this.pool = pool;
        this.call = call;
        this.waitedNanos = waitedNanos;
        this.failed = failed;
        this.shortage = shortage;
    }

    /**
     * A borrow that waits, or has failed.
     *
     * @param waiter the thread
     * @param call its borrow
     * @param waitedNanos how long it has waited at least; -1 where that was not seen
     * @param failure what the borrow got thrown, or null while it waits
     * @param shortage who holds the connections
     */
    public static Finding of(
            Owner waiter,
            Source pool,
            CapturedCall call,
            long waitedNanos,
            Throwable failure,
            PoolSnapshot shortage,
            long nanoTime) {
        String failed = failure == null ? null : failure.getClass().getName();
        Starved starved = new Starved(pool, call, waitedNanos, failed, shortage);
        List<Session> own = Blocking.sessionsOf(waiter, shortage);
        if (!own.isEmpty() && !shortage.isDeadlock() && Blocking.areHandedOver(own, waiter, call)) {
            own = List.of();
        }
        return own.isEmpty() ? starved.starved(nanoTime) : starved.deadlocked(own, nanoTime);
    }

    private Finding starved(long nanoTime) {
        return Finding.aboutAttempt(
                named(), FindingKind.STARVED, Severity.WARNING, call, nanoTime, (context, evidence) -> {
                    put(context, evidence);
                    return new Message(
                            found(context) + longest(context) + kept(context),
                            "A pool lends each connection to one session at a time; who waits longer than starved-after is"
                                    + " reported",
                            done(),
                            remedy());
                });
    }

    private Finding deadlocked(List<Session> own, long nanoTime) {
        Severity severity = shortage.isDeadlock() ? Severity.ERROR : Severity.WARNING;
        return Finding.aboutAttempt(
                named(), FindingKind.SELF_DEADLOCK, severity, call, nanoTime, (context, evidence) -> {
                    put(context, evidence);
                    Blocking blocking = new Blocking(own, call, shortage);
                    Message message = deadlocked(context, own.get(0), blocking, evidence);
                    return blocking.isCertain() ? message : message.as(Severity.WARNING);
                });
    }

    private Message deadlocked(FindingContext context, Session own, Blocking blocking, Map<String, Object> evidence) {
        evidence.put("other_session", context.number(own));
        Site site = context.site(own.openingStack());
        if (site != null) {
            evidence.put("other_site", site.id());
            evidence.put("other_frames", site.frames());
        }
        evidence.put("depth", shortage.depth());
        evidence.put("threads", shortage.threads());
        evidence.put("nesting", blocking.label());
        if (blocking.hasSufficientSize()) {
            evidence.put("sufficient_size", shortage.sufficientSize());
        }
        return new Message(
                found(context) + "; it holds one itself, opened at " + Evidence.place(context, own.openingStack())
                        + (blocking.hasLeft() ? " by work that has left its thread: suspended, or returned" : "")
                        + others(blocking) + kept(context),
                "A thread that holds a connection does not wait for another one of the same pool",
                done(),
                blocking.remedy());
    }

    private String others(Blocking blocking) {
        if (!shortage.isDeadlock()) {
            return "";
        }
        return blocking.isCertain()
                ? "; every other holder waits as well, so none can go on"
                : "; every other holder waits as well, so none can go on unless another thread takes up that work";
    }

    private void put(FindingContext context, Map<String, Object> evidence) {
        if (waitedNanos >= 0) {
            evidence.put("waited_ms", new LogWriter.Millis(waitedNanos));
        }
        if (failed != null) {
            evidence.put("failure", failed);
        }
        HolderEntries.put(shortage, context, evidence);
    }

    /** A pool that is only asked through others has no name of its own: then it is called what its sessions are. */
    private Source named() {
        return pool.description() != null || shortage.holders().isEmpty()
                ? pool
                : shortage.holders().get(0).session().source();
    }

    private String found(FindingContext context) {
        String waits = failed != null
                ? " got no connection of "
                : " has waited " + Evidence.words(waitedNanos) + " for a connection of ";
        return "Thread " + call.threadName() + waits + named().name() + " at " + Evidence.place(context, call.stack())
                + ": " + lent() + (shortage.lost() > 0 ? ", " + shortage.lost() + " are lost to leaks" : "");
    }

    private String lent() {
        int limit = pool.limit();
        int open = shortage.holders().size();
        String of = limit < 0 ? "" : " of " + limit;
        return shortage.inUse() > open + shortage.lost()
                ? "the pool reports " + shortage.inUse() + of + " in use, but " + open + " sessions are open"
                : open + of + " are lent";
    }

    private String longest(FindingContext context) {
        if (shortage.holders().isEmpty()) {
            return "";
        }
        PoolSnapshot.Holder first = shortage.holders().get(0);
        Session session = first.session();
        boolean isHandedOver = first.owner() != null && first.owner() != session.owner();
        return ", the first of them for " + Evidence.words(first.heldNanos()) + " to thread "
                + (isHandedOver ? session.userName() : session.threadName()) + ", opened at "
                + Evidence.place(context, session.openingStack())
                + (isHandedOver ? " by thread " + session.threadName() : "") + " and "
                + words(first.activity());
    }

    /** Loans that outlive the close of their session. */
    private String kept(FindingContext context) {
        if (shortage.keptCount() == 0) {
            return "";
        }
        String kept = "; " + shortage.keptCount() + " connections are kept by global transactions that have not ended";
        if (shortage.kept().isEmpty()) {
            return kept;
        }
        KeptLoans.Loan last = shortage.kept().get(shortage.kept().size() - 1);
        return kept + ", the last closed at " + Evidence.place(context, last.closing()) + " by thread "
                + last.threadName() + " and opened at "
                + Evidence.place(context, last.session().openingStack());
    }

    private String remedy() {
        if (shortage.lost() > 0) {
            return "Mend the leaks that abandoned findings name, then look at the holders";
        }
        if (shortage.keptCount() > 0) {
            return "End each global transaction, by commit or rollback on every path; a connection that took part in one goes"
                    + " back to the pool only then";
        }
        return "Make the holders shorter, beginning with the first that does not wait itself; or enlarge the pool";
    }

    private String done() {
        return failed == null
                ? "Nothing was done; it gets the next one that is given back, unless the pool's own limit has passed"
                : "Nothing was done; the caller got " + failed;
    }

    private static String words(SessionActivity doing) {
        return switch (doing) {
            case IDLE -> "idle now";
            case IN_CALL -> "inside a call now";
            case WAITING -> "itself waiting for a connection now";
            case WORKING, SEVERAL -> "in use now";
        };
    }
}
