package io.sessionaudit.runtime.listen;

import java.sql.SQLException;

import io.sessionaudit.core.finding.ThreadConfinement;
import io.sessionaudit.core.session.Confinement;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.ThreadHandover;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.FrameClassifier;
import io.sessionaudit.hooks.SessionAuditRefusal;

/**
 * Sees a session go from thread to thread. Asked only when a call comes from another thread than the one before, or a decision waits for
 * the next use, so the ordinary call pays for one comparison.
 *
 * <p>A session that leaves its owner once, and never comes back, was handed over: lawful.
 */
final class ThreadConfinementEnforcer {
    /** The SQLState of a refused call. */
    private static final String REFUSED = "SA002";

    private final ListenerContext tools;
    private final DeferredSecondSessions deferred;
    private final PhysicalConnectionDetector delegates;

    ThreadConfinementEnforcer(
            ListenerContext tools, DeferredSecondSessions deferred, PhysicalConnectionDetector delegates) {
        this.tools = tools;
        this.delegates = delegates;
        this.deferred = deferred;
    }

    /** {@return a refusal, or null where the call may go on} */
    SessionAuditRefusal changed(Session session, Owner caller) {
        boolean isOwner = session.user() == caller;
        if (!isOwner && tools.confinement() == Confinement.REJECT) {
            return session.isCertain() ? refusal(session) : null;
        }
        deferred.used(session, caller);
        if (isOwner) {
            return null;
        }
        Owner before = session.user();
        if (!session.isCertain() && delegates.movesBetweenThreads(session, before, caller)) {
            return null;
        }
        boolean atOnce = session.isInCall();
        session.setUser(caller);
        caller.takeOver(session);
        return tools.confinement() == Confinement.OFF ? null : shared(session, before, atOnce);
    }

    /** {@return null: under {@code confinement=log} the call goes on} */
    private SessionAuditRefusal shared(Session session, Owner before, boolean atOnce) {
        ThreadHandover handover = session.handover();
        if (handover == null) {
            handover = new ThreadHandover(CapturedCall.here());
            session.mutableDetails().setHandover(handover);
        } else if (handover.beginSharing()) {
            session.raise(
                    ThreadConfinement.foreignThread(
                            session,
                            handover.first(),
                            CapturedCall.here(),
                            tools.clock().nanoTime()),
                    tools.sink());
        }
        if (atOnce && handover.beginConcurrency()) {
            session.raise(
                    ThreadConfinement.concurrentUse(
                            session,
                            CapturedCall.here(),
                            callOf(session, before),
                            tools.clock().nanoTime()),
                    tools.sink());
        }
        return null;
    }

    /** What the other thread is doing: said only where it is certainly the call that was under way. */
    private static CapturedCall callOf(Session session, Owner other) {
        Thread thread = other.thread();
        if (thread == null) {
            return new CapturedCall(null, session.threadName(), other.threadId());
        }
        StackTraceElement[] frames = thread.getStackTrace();
        boolean stillInside = session.isInCall() && FrameClassifier.isInJdbc(frames);
        return stillInside
                ? CapturedCall.of(thread, frames)
                : new CapturedCall(null, thread.getName(), other.threadId());
    }

    private SessionAuditRefusal refusal(Session session) {
        ThreadHandover handover = session.handover();
        if (handover == null) {
            handover = new ThreadHandover(CapturedCall.here());
            session.mutableDetails().setHandover(handover);
        }
        if (handover.beginSharing()) {
            session.raise(
                    ThreadConfinement.refused(
                            session, handover.first(), tools.clock().nanoTime()),
                    tools.sink());
        }
        return new SessionAuditRefusal(new SQLException(
                ThreadConfinement.refusal(session, FrameClassifier.place(session.openingStack())), REFUSED));
    }
}
