package io.sessionaudit.runtime.listen;

import java.sql.SQLException;

import io.sessionaudit.core.finding.Call;
import io.sessionaudit.core.finding.Sharing;
import io.sessionaudit.core.session.Confinement;
import io.sessionaudit.core.session.Handover;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.site.Frames;
import io.sessionaudit.hooks.SessionAuditRefusal;

/**
 * Sees a session go from thread to thread. Asked only when a call comes from another thread than the one before, or a decision waits for
 * the next use, so the ordinary call pays for one comparison.
 *
 * <p>A session that leaves its owner once, and never comes back, was handed over: lawful.
 */
final class Confining {
    /** The SQLState of a refused call. */
    private static final String REFUSED = "SA002";

    private final Tools tools;
    private final DeferredSeconds deferred;
    private final Delegates delegates;

    Confining(Tools tools, DeferredSeconds deferred, Delegates delegates) {
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
        session.user(caller);
        caller.takeOver(session);
        return tools.confinement() == Confinement.OFF ? null : shared(session, before, atOnce);
    }

    /** {@return null: under {@code confinement=log} the call goes on} */
    private SessionAuditRefusal shared(Session session, Owner before, boolean atOnce) {
        Handover handover = session.handover();
        if (handover == null) {
            handover = new Handover(Call.here());
            session.handover(handover);
        } else if (handover.beginSharing()) {
            session.raise(
                    Sharing.foreignThread(
                            session,
                            handover.first(),
                            Call.here(),
                            tools.clock().nanoTime()),
                    tools.sink());
        }
        if (atOnce && handover.beginConcurrency()) {
            session.raise(
                    Sharing.concurrentUse(
                            session,
                            Call.here(),
                            callOf(session, before),
                            tools.clock().nanoTime()),
                    tools.sink());
        }
        return null;
    }

    /** What the other thread is doing: said only where it is certainly the call that was under way. */
    private static Call callOf(Session session, Owner other) {
        Thread thread = other.thread();
        if (thread == null) {
            return new Call(null, session.threadName(), other.threadId());
        }
        StackTraceElement[] frames = thread.getStackTrace();
        boolean stillInside = session.isInCall() && Frames.isInJdbc(frames);
        return stillInside ? Call.of(thread, frames) : new Call(null, thread.getName(), other.threadId());
    }

    private SessionAuditRefusal refusal(Session session) {
        Handover handover = session.handover();
        if (handover == null) {
            handover = new Handover(Call.here());
            session.handover(handover);
        }
        if (handover.beginSharing()) {
            session.raise(
                    Sharing.refused(session, handover.first(), tools.clock().nanoTime()), tools.sink());
        }
        return new SessionAuditRefusal(
                new SQLException(Sharing.refusal(session, Frames.place(session.openingStack())), REFUSED));
    }
}
