package io.sessionaudit.core.finding;

import java.util.List;

import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.PoolSnapshot;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.ThreadHandover;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.StackRelation;

/**
 * Analyzes the wait of a thread that already has sessions of the pool: whether the threads certainly block each other,
 * which requires that the work that opened the sessions is still on the stacks, and whether a larger pool would prevent
 * it. Reads stacks.
 */
final class Blocking {
    private final PoolSnapshot snapshot;
    private final StackRelation own;
    private final boolean anyHasLeft;
    private final boolean anyIsRepeated;

    /** {@return the sessions of the pool that a thread has} */
    static List<Session> sessionsOf(Owner waiter, PoolSnapshot snapshot) {
        return snapshot.holders().stream()
                .filter(holder -> holder.owner() == waiter)
                .map(PoolSnapshot.Holder::session)
                .toList();
    }

    /**
     * {@return whether the thread certainly handed over all of these sessions: it has used none, and the work that
     * opened them is no longer on its stack}
     */
    static boolean areHandedOver(List<Session> sessions, Owner waiter, CapturedCall call) {
        return sessions.stream()
                .allMatch(session -> !session.isUsedBy(waiter)
                        && StackRelation.of(session.openingStack(), call.stack())
                                .mayHaveLeft());
    }

    /**
     * Analyzes a wait.
     *
     * @param sessions the sessions of the waiter; not empty
     * @param call the borrow that waits
     */
    Blocking(List<Session> sessions, CapturedCall call, PoolSnapshot snapshot) {
        this.snapshot = snapshot;
        own = sessions.stream()
                .map(session -> StackRelation.of(lastSeen(session), call.stack()))
                .max(StackRelation::compareTo)
                .orElse(StackRelation.UNKNOWN);
        List<StackRelation> others = snapshot.holders().stream()
                .filter(holder -> holder.activity() == SessionActivity.WAITING)
                .map(holder -> StackRelation.of(framesOf(lastSeen(holder.session())), holder.frames()))
                .toList();
        anyHasLeft = own.mayHaveLeft() || others.stream().anyMatch(StackRelation::mayHaveLeft);
        anyIsRepeated = own == StackRelation.REPEATED || others.contains(StackRelation.REPEATED);
    }

    private static StackTraceElement[] framesOf(Throwable stack) {
        return stack == null ? null : stack.getStackTrace();
    }

    /** The stack on which the owner opened the session, or first used it after a hand-over. */
    private static Throwable lastSeen(Session session) {
        if (session.owner() == session.opener()) {
            return session.openingStack();
        }
        ThreadHandover handover = session.handover();
        boolean isOfOwner = handover != null
                && handover.first().threadId() == session.owner().threadId();
        return isOfOwner ? handover.first().stack() : null;
    }

    /**
     * {@return whether every holder waits itself, and the work that needs its connection is still on its stack}
     */
    boolean isCertain() {
        return snapshot.isDeadlock() && !anyHasLeft;
    }

    /** {@return whether work that needs one of the connections is no longer on the stack of its thread} */
    boolean hasLeft() {
        return anyHasLeft;
    }

    /** {@return whether all work is nested, so that a larger pool prevents the deadlock} */
    boolean hasSufficientSize() {
        return own == StackRelation.NESTED
                && !anyHasLeft
                && !anyIsRepeated
                && snapshot.lost() == 0
                && snapshot.keptCount() == 0;
    }

    /** {@return how the opening of the waiter's sessions relates to its wait, for the log} */
    String label() {
        return (anyHasLeft ? StackRelation.LEFT : own).label();
    }

    /** {@return how to fix it} */
    String remedy() {
        if (anyHasLeft) {
            return "No pool size is sufficient: do not suspend or return while holding a connection, or limit the"
                    + " concurrent chains of work to the size of the pool";
        }
        String use = "Use the session that is open, or close it first";
        if (snapshot.lost() > 0) {
            return "Fix the leaks that abandoned findings name: no pool size is sufficient while connections are lost. "
                    + use;
        }
        if (hasSufficientSize()) {
            return use + "; else " + tooSmall();
        }
        return anyIsRepeated ? use + ": no pool size is sufficient for a loop that keeps what it opens" : use;
    }

    private String tooSmall() {
        return snapshot.threads() == 1
                ? "a pool of less than " + snapshot.sufficientSize() + " never lends it what it needs"
                : snapshot.threads() + " threads that need " + snapshot.depth()
                        + " connections each block each other in a pool of less than " + snapshot.sufficientSize();
    }
}
