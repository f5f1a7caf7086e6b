package io.sessionaudit.runtime.listen;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.session.DeferredSecondSession;
import io.sessionaudit.core.session.NotSharedReason;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.core.stack.FrameClassifier;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;

/** Keeps the thread rule: a thread that opens a second session of a source is logged, refused, or handed the one that it has. */
final class SecondSessionDetector {
    private static final long CAPTURE_ALL_FOR = TimeUnit.MINUTES.toNanos(5);

    /** The SQLState of a refused session. */
    private static final String REFUSED = "SA001";

    private final ListenerContext tools;
    private final OpenerFinder openers;
    private final PhysicalConnectionDetector delegates;
    private final SessionSharing sameSession;
    private final ThreadRule.Mode mode;

    SecondSessionDetector(
            ListenerContext tools,
            OpenerFinder openers,
            PhysicalConnectionDetector delegates,
            SessionSharing sameSession) {
        this.tools = tools;
        this.delegates = delegates;
        this.openers = openers;
        this.sameSession = sameSession;
        mode = tools.rule().mode();
    }

    /** {@return whether a thread that asks for a session may get an answer before the source is asked} */
    boolean areAnswered(Owner owner) {
        return mode == ThreadRule.Mode.SHARE
                || mode == ThreadRule.Mode.REJECT && !owner.isEmpty() && !owner.isRequiresNewPending();
    }

    /** {@return a refusal, the session that the thread has already as an answer, or null where the source is to be asked} */
    Object asked(Owner owner, Object asked, String method, Source source) {
        if (mode == ThreadRule.Mode.SHARE) {
            return sameSession.asked(owner, asked, method, source);
        }
        return refusal(owner, asked, source);
    }

    /** As {@link #asked}, for a pool that is asked by a data source in front of it. */
    Object askedBehind(Owner owner, Object asked, Source source) {
        if (mode == ThreadRule.Mode.SHARE) {
            sameSession.askedBehind(owner);
            return null;
        }
        return refusal(owner, asked, source);
    }

    /** The thread is about to ask for a session by another way than a data source. */
    void askedOtherwise(Owner owner) {
        sameSession.askedOtherwise(owner);
    }

    /**
     * {@return the session that the thread has open already beside one that it has just opened, or null} Null, too, if there is no rule,
     * or both are on one connection in a global transaction.
     */
    Session first(Owner owner, Session second) {
        Session first = mode == ThreadRule.Mode.OFF ? null : openSession(owner, second.source());
        if (first == null) {
            return null;
        }
        BranchTracker.noteLoan(first, owner);
        return first.details().isSameLoanAs(second.details()) ? null : first;
    }

    /** Where a hook has failed nobody knows, until the watch has taken back what was open then. */
    private Session openSession(Owner owner, Source source) {
        Session first = SessionAuditHooks.failed ? null : owner.openSessionOf(source);
        while (first != null && isPhysical(first)) {
            source.recordBehindPool();
            delegates.withdraw(first);
            first = owner.openSessionOf(source);
        }
        return first;
    }

    /**
     * Whether another pool has opened it for itself, and {@link PoolCallerDetector} did not check the stack then. The application has made no
     * statement on such a one, so that most stacks are not read.
     */
    private static boolean isPhysical(Session first) {
        return first.statements() == 0
                && first.source().pool() != null
                && first.openingStack() != null
                && FrameClassifier.isBorrowOfPool(first.openingStack().getStackTrace());
    }

    /**
     * A session has been opened beside another one, or is meant to stand beside others.
     *
     * @param first the other one, or null
     */
    void opened(Session session, Session first, Owner owner, boolean meant) {
        if (meant) {
            session.scope().recordRequiresNew();
        } else if (!owner.isReported()) {
            // A borrow that has been said to block itself is not said to be a second session as well.
            log(session, first);
        }
    }

    private void log(Session second, Session first) {
        long now = second.openedNanos();
        Owner owner = second.owner();
        if (second.openingStack() == null || first.openingStack() == null) {
            second.source().captureAllUntil(now + CAPTURE_ALL_FOR);
        }
        if (isAllowed(second.openingStack())) {
            return;
        }
        int depth = owner.depth(second.source());
        if (first.isUsedBy(owner)) {
            second.raise(SecondSession.logged(second, first, depth, unshared(owner), now), tools.sink());
        } else {
            first.mutableDetails().defer(new DeferredSecondSession(second, owner, depth, unshared(owner)));
        }
    }

    private NotSharedReason unshared(Owner owner) {
        return mode == ThreadRule.Mode.SHARE ? owner.unshared() : null;
    }

    private SessionAuditRefusal refusal(Owner owner, Object asked, Source source) {
        Session first = openSession(owner, source);
        // One that the thread has not used may have been handed over.
        if (first == null || !first.isUsedBy(owner) || !isApplicationFacing(asked, source)) {
            return null;
        }
        Throwable attempt = new Throwable();
        if (isAllowed(attempt)) {
            return null;
        }
        long now = tools.clock().nanoTime();
        tools.sink().accept(SecondSession.rejected(source, first, attempt, owner.depth(source) + 1, now));
        return new SessionAuditRefusal(new SQLException(
                SecondSession.refusal(source.name(), FrameClassifier.place(first.openingStack())), REFUSED));
    }

    /** Only what certainly serves the application may be refused; a pool that is refused its own connection breaks. */
    private boolean isApplicationFacing(Object asked, Source source) {
        if (source.pool() != null) {
            return true;
        }
        if (!(asked instanceof String)
                && !FrameClassifier.isDriver(asked.getClass().getName())) {
            return false;
        }
        String opener = openers.find(asked);
        return !OpenerFinder.isPool(opener) && !source.openers().isPhysical(opener);
    }

    private boolean isAllowed(Throwable stack) {
        return !tools.rule().allowed().isEmpty()
                && tools.rule().allows((stack == null ? new Throwable() : stack).getStackTrace());
    }
}
