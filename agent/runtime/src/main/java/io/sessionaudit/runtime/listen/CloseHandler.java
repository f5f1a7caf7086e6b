package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.UncommittedClose;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.core.session.UndecidedSessions;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.StackCaptureBudget;
import io.sessionaudit.hooks.SessionAuditAnswer;

/** Ends sessions: at the first close or abort of the connection object. */
final class CloseHandler {
    private static final SessionAuditAnswer STAYS_OPEN = new SessionAuditAnswer(null);

    private final OwnerLookup owners;
    private final PhysicalConnectionDetector physicalConnections;
    private final LateCallDetector lateCalls;
    private final ConnectionStateTracker states;
    private final SessionSharing sessionSharing;
    private final DeferredSecondSessions deferredSecondSessions;
    private final PoolRemovalDetector poolRemovals;
    private final StackCaptureBudget budget;
    private final UndecidedSessions undecided;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;

    CloseHandler(
            OwnerLookup owners,
            PhysicalConnectionDetector physicalConnections,
            LateCallDetector lateCalls,
            ConnectionStateTracker states,
            SessionSharing sessionSharing,
            DeferredSecondSessions deferredSecondSessions,
            StackCaptureBudget budget,
            UndecidedSessions undecided,
            AuditClock clock,
            Consumer<AuditEvent> sink) {
        this.owners = owners;
        this.physicalConnections = physicalConnections;
        this.lateCalls = lateCalls;
        this.states = states;
        this.sessionSharing = sessionSharing;
        this.deferredSecondSessions = deferredSecondSessions;
        this.budget = budget;
        this.undecided = undecided;
        this.clock = clock;
        this.sink = sink;
        poolRemovals = new PoolRemovalDetector(clock);
    }

    /**
     * {@return the session if this call ends it, an answer if others still use it, a {@link LateCallDetector.LateCall}
     * if it was closed before, otherwise null}
     *
     * @param connection the closed connection, or null if the call ends the session even if it is shared
     */
    Object begin(Session session, Object connection) {
        if (session == null) {
            return null;
        }
        if (!session.isOpen()) {
            return lateCalls.begin(session);
        }
        Owner caller = owners.current(session.opener());
        Session inside = caller.inside();
        if (inside != null && inside != session && session.openerClass() != null && StackInspector.isCallInsideCall()) {
            physicalConnections.discardPhysical(session); // closed by the session in front of it
            return null;
        }
        if (connection != null && sessionSharing.staysOpen(session, caller, connection)) {
            return STAYS_OPEN;
        }
        if (!session.beginClose()) {
            return null;
        }
        if (caller.isInBranch()) { // some transaction managers end the branch during the close
            session.mutableDetails().setClosedIn(caller.branch());
        }
        // Ignore calls the pool makes while closing.
        if (inside == null) {
            caller.enter(session);
        }
        return session;
    }

    void end(Session session, boolean aborted) {
        Owner caller = owners.current(session.opener());
        if (caller.inside() == session) {
            caller.leave();
        }
        if (!session.hasDetails()
                && caller == session.opener()
                && !session.source().capturesClosings()) {
            session.endClose(aborted ? SessionEnd.ABORTED : SessionEnd.CLOSED, clock.nanoTime());
            caller.ended(session);
            sink.accept(session);
        } else {
            endDetailed(session, caller, aborted);
        }
    }

    private void endDetailed(Session session, Owner caller, boolean aborted) {
        Finding closedByPool = poolRemovals.closing(session, caller);
        session.setOwner(caller);
        if (closedByPool == null && session.source().capturesClosings() && budget.isDue()) {
            session.postCloseState().setClosing(CapturedCall.here());
        }
        long now = clock.nanoTime();
        session.dropReclaimHandle();
        boolean tentative = session.isTentative();
        boolean neverLent = tentative && session.source().lending() == Source.Lending.LEADS;
        session.endClose(neverLent ? SessionEnd.WITHDRAWN : aborted ? SessionEnd.ABORTED : SessionEnd.CLOSED, now);
        caller.ended(session);
        BranchTracker.closed(session);
        if (closedByPool != null) {
            session.raiseHeldBack(sink);
            session.raise(closedByPool, sink);
        } else if (!tentative) {
            report(session, caller, aborted, now);
        }
        if (!tentative || neverLent) {
            sink.accept(session);
        } else if (!undecided.add(session)) {
            sink.accept(new UntrackedSessions(1));
        }
    }

    private static void learnOpener(Session session, String opener, Owner caller) {
        if (caller != session.opener()) {
            session.source().openers().addSharing(opener);
        } else if (session.statements() > 0) {
            session.source().openers().addTrusted(opener);
        }
    }

    private void report(Session session, Owner caller, boolean aborted, long now) {
        String opener = session.openerClass();
        if (opener != null) {
            learnOpener(session, opener, caller);
        }
        session.raiseHeldBack(sink);
        deferredSecondSessions.firstUsed(session, caller);
        if (!aborted && !session.details().isClosedByPool()) {
            reportState(session, now);
        }
    }

    private void reportState(Session session, long now) {
        Transaction transaction = session.transactionIfAny();
        if (transaction != null && transaction.hasUncommittedChanges()) {
            sink.accept(UncommittedClose.of(session, transaction.changes(), transaction.possibleChanges(), now));
        }
        states.closed(session, now);
    }
}
