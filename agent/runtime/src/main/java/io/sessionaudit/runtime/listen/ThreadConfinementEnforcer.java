package io.sessionaudit.runtime.listen;

import java.sql.SQLException;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.ThreadConfinement;
import io.sessionaudit.core.options.Confinement;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.ThreadHandover;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.FrameClassifier;
import io.sessionaudit.core.stack.PlaceFinder;
import io.sessionaudit.hooks.SessionAuditRefusal;

/**
 * Detects that several threads use a session. Called only if the thread differs from that of the previous call, or if a
 * deferred decision is pending, so that an ordinary call costs one comparison.
 *
 * <p>A session that leaves its owner once and never returns was handed over, which is correct.
 */
final class ThreadConfinementEnforcer {
    /** The SQLState of a refused call. */
    private static final String REFUSED = "SA002";

    private final Confinement confinement;
    private final DeferredSecondSessions deferredSecondSessions;
    private final PhysicalConnectionDetector physicalConnections;
    private final PlaceFinder places;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;

    ThreadConfinementEnforcer(
            Confinement confinement,
            DeferredSecondSessions deferredSecondSessions,
            PhysicalConnectionDetector physicalConnections,
            PlaceFinder places,
            AuditClock clock,
            Consumer<AuditEvent> sink) {
        this.confinement = confinement;
        this.deferredSecondSessions = deferredSecondSessions;
        this.physicalConnections = physicalConnections;
        this.places = places;
        this.clock = clock;
        this.sink = sink;
    }

    /** {@return a refusal, or null if the call may proceed} */
    SessionAuditRefusal beforeForeignUse(Session session, Owner caller) {
        boolean isOwner = session.owner() == caller;
        if (!isOwner && confinement == Confinement.REJECT) {
            return session.isCertain() ? refusal(session) : null;
        }
        deferredSecondSessions.firstUsed(session, caller);
        if (isOwner) {
            return null;
        }
        Owner before = session.owner();
        if (!session.isCertain() && physicalConnections.discardIfPooledByUnknownClass(session, before, caller)) {
            return null;
        }
        boolean atOnce = session.isInCall();
        session.setOwner(caller);
        caller.takeOver(session);
        return confinement == Confinement.OFF ? null : shared(session, before, atOnce);
    }

    /** {@return null: with {@code confinement=log} the call proceeds} */
    private SessionAuditRefusal shared(Session session, Owner before, boolean atOnce) {
        ThreadHandover handover = session.handover();
        if (handover == null) {
            handover = new ThreadHandover(CapturedCall.here());
            session.mutableDetails().setHandover(handover);
        } else if (handover.beginSharing()) {
            session.raise(
                    ThreadConfinement.foreignThread(session, handover.first(), CapturedCall.here(), clock.nanoTime()),
                    sink);
        }
        if (atOnce && handover.beginConcurrency()) {
            session.raise(
                    ThreadConfinement.concurrentUse(
                            session, CapturedCall.here(), callOf(session, before), clock.nanoTime()),
                    sink);
        }
        return null;
    }

    /** The call of the other thread; its frames only if they are certainly those of the call in progress. */
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
            session.raise(ThreadConfinement.refused(session, handover.first(), clock.nanoTime()), sink);
        }
        return new SessionAuditRefusal(
                new SQLException(ThreadConfinement.refusal(session, places.placeOf(session.openingStack())), REFUSED));
    }
}
