package io.sessionaudit.runtime.listen;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.DeferredSecondSession;
import io.sessionaudit.core.session.NotSharedReason;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.core.stack.FrameClassifier;
import io.sessionaudit.core.stack.PlaceFinder;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;

/**
 * Applies the thread rule to a thread that opens a second session of a source: logs it, refuses it, or shares the first
 * one.
 */
final class SecondSessionDetector {
    private static final long CAPTURE_ALL_FOR = TimeUnit.MINUTES.toNanos(5);

    /** The SQLState of a refused borrow. */
    private static final String REFUSED = "SA001";

    private final ThreadRule rule;
    private final OpenerFinder openers;
    private final PhysicalConnectionDetector physicalConnections;
    private final SessionSharing sessionSharing;
    private final ThreadRule.Mode mode;
    private final PlaceFinder places;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;

    SecondSessionDetector(
            ThreadRule rule,
            OpenerFinder openers,
            PhysicalConnectionDetector physicalConnections,
            SessionSharing sessionSharing,
            PlaceFinder places,
            AuditClock clock,
            Consumer<AuditEvent> sink) {
        this.rule = rule;
        this.physicalConnections = physicalConnections;
        this.openers = openers;
        this.sessionSharing = sessionSharing;
        mode = rule.mode();
        this.places = places;
        this.clock = clock;
        this.sink = sink;
    }

    /** {@return whether a borrow may be answered without calling the source} */
    boolean mayAnswer(Owner owner) {
        return mode == ThreadRule.Mode.SHARE
                || mode == ThreadRule.Mode.REJECT && !owner.isEmpty() && !owner.isRequiresNewPending();
    }

    /** {@return a refusal, an answer with the session that the thread already has, or null to call the source} */
    Object beforeBorrow(Owner owner, Object requested, String declaringClass, String returnType, Source source) {
        if (mode == ThreadRule.Mode.SHARE) {
            return sessionSharing.beforeBorrow(owner, requested, declaringClass, returnType, source);
        }
        return refusal(owner, requested, source);
    }

    /** As {@link #beforeBorrow}, for a pool that is called by a data source in front of it. */
    Object beforeNestedBorrow(Owner owner, Object requested, Source source) {
        if (mode == ThreadRule.Mode.SHARE) {
            sessionSharing.beforeNestedBorrow(owner);
            return null;
        }
        return refusal(owner, requested, source);
    }

    /** Before a session is opened in another way than by a data source. */
    void beforeOtherBorrow(Owner owner) {
        sessionSharing.beforeOtherBorrow(owner);
    }

    /**
     * {@return the session that the thread had open before it opened another one, or null} Null also if there is no
     * rule, and if both are on one connection in a global transaction, or may be.
     */
    Session first(Owner owner, Session second) {
        Session first = mode == ThreadRule.Mode.OFF ? null : openSession(owner, second.source());
        if (first == null) {
            return null;
        }
        BranchTracker.recordLoan(first, owner);
        return BranchTracker.mayBeOneLoan(first, second) ? null : first;
    }

    /** Null after a failed hook, until the watch thread has withdrawn the sessions that were open then. */
    private Session openSession(Owner owner, Source source) {
        Session first = SessionAuditHooks.failed ? null : owner.openSessionOf(source);
        while (first != null && isPhysical(first)) {
            source.recordBehindPool();
            physicalConnections.withdraw(first);
            first = owner.openSessionOf(source);
        }
        return first;
    }

    /**
     * {@return whether a pool has opened the session for itself, and {@link PoolCallerDetector} did not check the
     * stack} The application has executed no statement on it, so that few stacks are read.
     */
    private static boolean isPhysical(Session first) {
        return first.statements() == 0
                && first.source().pool() != null
                && first.openingStack() != null
                && FrameClassifier.isBorrowOfPool(first.openingStack().getStackTrace());
    }

    /**
     * A session was opened in addition to another one, or is intended as an additional one.
     *
     * @param first the other one, or null
     * @param requiresNew whether the scope API has requested an additional session
     */
    void opened(Session session, Session first, Owner owner, boolean requiresNew) {
        if (requiresNew) {
            session.scope().recordRequiresNew();
        } else if (!owner.isReported()) {
            // A self-deadlock that was reported is not reported as a second session as well.
            log(session, first);
        }
    }

    private void log(Session second, Session first) {
        long now = second.openedNanos();
        Owner owner = second.opener();
        if (second.openingStack() == null || first.openingStack() == null) {
            second.source().captureAllUntil(now + CAPTURE_ALL_FOR);
        }
        if (isAllowed(second.openingStack())) {
            return;
        }
        int depth = owner.depth(second.source());
        if (first.isUsedBy(owner)) {
            second.raise(SecondSession.logged(second, first, depth, unshared(owner), now), sink);
        } else {
            first.mutableDetails().defer(new DeferredSecondSession(second, owner, depth, unshared(owner)));
        }
    }

    private NotSharedReason unshared(Owner owner) {
        return mode == ThreadRule.Mode.SHARE ? owner.unshared() : null;
    }

    private SessionAuditRefusal refusal(Owner owner, Object requested, Source source) {
        Session first = openSession(owner, source);
        // If the thread has not used the first session, it may have been handed over.
        if (first == null || !first.isUsedBy(owner) || !isApplicationFacing(requested, source)) {
            return null;
        }
        Throwable attempt = new Throwable();
        if (isAllowed(attempt)) {
            return null;
        }
        long now = clock.nanoTime();
        sink.accept(SecondSession.rejected(source, first, attempt, owner.depth(source) + 1, now));
        return new SessionAuditRefusal(
                new SQLException(SecondSession.refusal(source.name(), places.placeOf(first.openingStack())), REFUSED));
    }

    /**
     * Only a borrow that certainly serves the application may be refused: a pool cannot work without its connections.
     */
    private boolean isApplicationFacing(Object requested, Source source) {
        if (source.pool() != null) {
            return true;
        }
        if (!(requested instanceof String)
                && !FrameClassifier.isDriver(requested.getClass().getName())) {
            return false;
        }
        String opener = openers.find(requested);
        return !OpenerFinder.isPool(opener) && !source.openers().isPhysical(opener);
    }

    private boolean isAllowed(Throwable stack) {
        return !rule.allowed().isEmpty() && rule.allows((stack == null ? new Throwable() : stack).getStackTrace());
    }
}
