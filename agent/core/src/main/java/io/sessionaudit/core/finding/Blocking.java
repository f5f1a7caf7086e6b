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
 * A thread that waits for a connection of a pool of which it holds some: whether the work that opened these is still on its stack, and so
 * whether threads block each other for certain, and whether a larger pool would prevent that. Reads stacks.
 */
final class Blocking {
    private final PoolSnapshot shortage;
    private final StackRelation own;
    private final boolean anyHasLeft;
    private final boolean anyIsRepeated;

    /** {@return the sessions of the pool that a thread has} */
    static List<Session> sessionsOf(Owner waiter, PoolSnapshot shortage) {
        return shortage.holders().stream()
                .filter(holder -> holder.owner() == waiter)
                .map(PoolSnapshot.Holder::session)
                .toList();
    }

    /**
     * {@return whether it is certain that the thread has none of these sessions itself: it has used none, and the work that opened them
     * has left the thread}
     */
    static boolean areHandedOver(List<Session> sessions, Owner waiter, CapturedCall call) {
        return sessions.stream()
                .allMatch(session -> !session.isUsedBy(waiter)
                        && StackRelation.of(session.openingStack(), call.stack())
                                .mayHaveLeft());
    }

    /**
     * A wait.
     *
     * @param sessions what the waiter holds; not empty
     * @param call the borrow that waits
     */
    Blocking(List<Session> sessions, CapturedCall call, PoolSnapshot shortage) {
        this.shortage = shortage;
        own = sessions.stream()
                .map(session -> StackRelation.of(lastSeen(session), call.stack()))
                .max(StackRelation::compareTo)
                .orElse(StackRelation.UNKNOWN);
        List<StackRelation> others = shortage.holders().stream()
                .filter(holder -> holder.activity() == SessionActivity.WAITING)
                .map(holder -> StackRelation.of(framesOf(lastSeen(holder.session())), holder.frames()))
                .toList();
        anyHasLeft = own.mayHaveLeft() || others.stream().anyMatch(StackRelation::mayHaveLeft);
        anyIsRepeated = own == StackRelation.REPEATED || others.contains(StackRelation.REPEATED);
    }

    private static StackTraceElement[] framesOf(Throwable stack) {
        return stack == null ? null : stack.getStackTrace();
    }

    /** Where the owner was when it came to the session: where it opened it, or first used one that it was handed. */
    private static Throwable lastSeen(Session session) {
        if (session.user() == session.owner()) {
            return session.openingStack();
        }
        ThreadHandover handover = session.handover();
        boolean isOfOwner = handover != null
                && handover.first().threadId() == session.user().threadId();
        return isOfOwner ? handover.first().stack() : null;
    }

    /** {@return whether every connection is held by a thread that waits itself, and that has not left the work that needs it} */
    boolean isCertain() {
        return shortage.isDeadlock() && !anyHasLeft;
    }

    /** {@return whether work that needs one of these connections has left its thread} */
    boolean hasLeft() {
        return anyHasLeft;
    }

    /** {@return whether all that was seen is nested work, so that a larger pool prevents the deadlock} */
    boolean hasSufficientSize() {
        return own == StackRelation.NESTED
                && !anyHasLeft
                && !anyIsRepeated
                && shortage.lost() == 0
                && shortage.keptCount() == 0;
    }

    /** {@return how the waiter's own sessions relate to its wait, for the log} */
    String label() {
        return (anyHasLeft ? StackRelation.LEFT : own).label();
    }

    /** {@return what to do about it} */
    String remedy() {
        if (anyHasLeft) {
            return "No pool size is sufficient: do not suspend or return while holding a connection, or limit the concurrent"
                    + " chains of work to the size of the pool";
        }
        String use = "Use the session that is open, or close it first";
        if (shortage.lost() > 0) {
            return "Fix the leaks that abandoned findings name: no pool size is sufficient while connections are lost. "
                    + use;
        }
        if (hasSufficientSize()) {
            return use + "; else " + tooSmall();
        }
        return anyIsRepeated ? use + ": no pool size is sufficient for a loop that keeps what it opens" : use;
    }

    private String tooSmall() {
        return shortage.threads() == 1
                ? "a pool of less than " + shortage.sufficientSize() + " never lends it what it needs"
                : shortage.threads() + " threads that need " + shortage.depth()
                        + " connections each block each other in a pool of less than " + shortage.sufficientSize();
    }
}
