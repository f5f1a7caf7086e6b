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
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.hooks.SessionAuditAnswer;

/** The end of a session: the first close or abort of its connection object. */
final class CloseHandler {
    private static final SessionAuditAnswer STAYS_OPEN = new SessionAuditAnswer(null);

    private final ListenerContext tools;
    private final OwnerLookup owners;
    private final PhysicalConnectionDetector delegates;
    private final LateCallDetector lateCalls;
    private final ConnectionStateTracker states;
    private final SessionSharing sameSession;
    private final DeferredSecondSessions deferred;
    private final PoolRemovalDetector poolRemovals;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;

    CloseHandler(
            ListenerContext tools,
            OwnerLookup owners,
            PhysicalConnectionDetector delegates,
            LateCallDetector lateCalls,
            ConnectionStateTracker states,
            SessionSharing sameSession,
            DeferredSecondSessions deferred) {
        this.sameSession = sameSession;
        this.deferred = deferred;
        poolRemovals = new PoolRemovalDetector(tools);
        this.tools = tools;
        clock = tools.clock();
        sink = tools.sink();
        this.owners = owners;
        this.delegates = delegates;
        this.lateCalls = lateCalls;
        this.states = states;
    }

    /**
     * {@return the session, when this call ends it; an answer, when others still use it; a {@link LateCall} when it has been
     * closed before; otherwise null}
     *
     * @param closed the connection, or null where the call ends the session whoever uses it
     */
    Object begin(Session session, Object closed) {
        if (session == null) {
            return null;
        }
        if (!session.isOpen()) {
            return lateCalls.begin(session);
        }
        Owner caller = owners.current(session.owner());
        Session inside = caller.inside();
        if (inside != null && inside != session && session.opener() != null && StackInspector.isCallInsideCall()) {
            delegates.learn(session); // one session's close closes what is behind it
            return null;
        }
        if (closed != null && sameSession.staysOpen(session, caller, closed)) {
            return STAYS_OPEN;
        }
        if (!session.beginClose()) {
            return null;
        }
        if (caller.isInBranch()) { // some transaction managers end it during the close
            session.mutableDetails().setClosedIn(caller.branch());
        }
        // What the pool does with the connection from here on is its own affair.
        if (inside == null) {
            caller.enter(session);
        }
        return session;
    }

    void end(Session session, boolean aborted) {
        Owner caller = owners.current(session.owner());
        if (caller.inside() == session) {
            caller.leave();
        }
        if (!session.hasDetails()
                && caller == session.owner()
                && !session.source().capturesClosings()) {
            session.endClose(aborted ? SessionEnd.ABORTED : SessionEnd.CLOSED, clock.nanoTime());
            caller.ended(session);
            sink.accept(session);
        } else {
            endWithNotes(session, caller, aborted);
        }
    }

    private void endWithNotes(Session session, Owner caller, boolean aborted) {
        Finding closedByPool = poolRemovals.closing(session, caller);
        session.setUser(caller);
        if (closedByPool == null
                && session.source().capturesClosings()
                && tools.budget().isDue()) {
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
            say(session, caller, aborted, now);
        }
        if (!tentative || neverLent) {
            sink.accept(session);
        } else if (!tools.open().undecided().add(session)) {
            sink.accept(new UntrackedSessions(1));
        }
    }

    private static void learnOpener(Session session, String opener, Owner caller) {
        if (caller != session.owner()) {
            session.source().openers().addSharing(opener);
        } else if (session.statements() > 0) {
            session.source().openers().addTrusted(opener);
        }
    }

    private void say(Session session, Owner caller, boolean aborted, long now) {
        String opener = session.opener();
        if (opener != null) {
            learnOpener(session, opener, caller);
        }
        session.raiseHeldBack(sink);
        deferred.used(session, caller);
        if (!aborted && !session.details().isClosedByPool()) {
            sayWhatIsLeft(session, now);
        }
    }

    private void sayWhatIsLeft(Session session, long now) {
        Transaction transaction = session.transactionIfAny();
        if (transaction != null && transaction.hasUncommittedChanges()) {
            sink.accept(UncommittedClose.of(session, transaction.changes(), transaction.possibleChanges(), now));
        }
        states.closed(session, now);
    }
}
