package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;

/**
 * Tracks calls that use a session. Only the outermost call counts, because the class of a pool calls its superclass,
 * the driver and itself. A session that is used inside a call on another session is no session, but the physical
 * connection behind it.
 */
final class CallTracker {
    private final OwnerLookup owners;
    private final PhysicalConnectionDetector physicalConnections;
    private final ThreadConfinementEnforcer threadConfinement;
    private final LateCallDetector lateCalls;

    CallTracker(
            OwnerLookup owners,
            PhysicalConnectionDetector physicalConnections,
            ThreadConfinementEnforcer threadConfinement,
            LateCallDetector lateCalls) {
        this.owners = owners;
        this.physicalConnections = physicalConnections;
        this.threadConfinement = threadConfinement;
        this.lateCalls = lateCalls;
    }

    /**
     * Begins a call that uses a session.
     *
     * @return the session if this is the outermost call and the session is open, a {@link LateCallDetector.LateCall} if
     * the session is closed, a refusal if the thread must not use it, otherwise null
     */
    Object begin(Session session) {
        if (session == null) {
            return null;
        }
        Owner caller = owners.current(session.opener());
        Session inside = caller.inside();
        if (inside == session) {
            return null;
        }
        if (!session.isOpen()) {
            return lateCalls.begin(session);
        }
        // If a hook has failed, the close by the session's owner may have been missed.
        if (inside == null && !session.isOrdinaryUseBy(caller) && !SessionAuditHooks.failed) {
            SessionAuditRefusal refusal = threadConfinement.beforeForeignUse(session, caller);
            if (refusal != null) {
                return refusal;
            }
        }
        if (enterIfOutermost(session, caller, inside)) {
            session.beginCall();
            return session;
        }
        return null;
    }

    /**
     * As {@link #begin}, for a use that is no evidence of a hand-over: a thread that borrows for others may read the
     * meta data first.
     */
    Object beginInspection(Session session) {
        boolean used = session != null && session.isUsed();
        Object token = begin(session);
        if (token == session && !used && session != null) {
            session.recordInspection();
        }
        return token;
    }

    /** Begins a query, which every thread may make; {@return the session as {@link #begin} does, or null} */
    Session beginQuery(Session session) {
        if (session == null || !session.isOpen()) {
            return null;
        }
        Owner caller = owners.current(session.opener());
        Session inside = caller.inside();
        if (inside == session || !enterIfOutermost(session, caller, inside)) {
            return null;
        }
        session.beginQuery();
        return session;
    }

    /** Enters the session; {@return false if the call is made inside a call on another session} */
    private boolean enterIfOutermost(Session session, Owner caller, Session inside) {
        if (inside != null && !resolveProxyCall(inside, session)) {
            return false;
        }
        caller.enter(session);
        return true;
    }

    /**
     * A call inside a call on another session: one of the two is no session. With Spring's
     * TransactionAwareDataSourceProxy it is the outer one.
     *
     * @return whether the call counts as one on the inner session
     */
    private boolean resolveProxyCall(Session inside, Session session) {
        boolean view = inside.fetchesLater() && session.source().pool() != null;
        if ((view || !inside.isOpen() || !session.isCertain()) && !StackInspector.isCallInsideCall()) {
            inside.endCall(); // its end hook failed because of a stack overflow
            return true;
        }
        if (view) {
            physicalConnections.discardProxySession(inside);
        } else {
            physicalConnections.discardPhysical(session);
        }
        return view;
    }

    /** A session has created a statement without a known pool behind it. */
    void recordDirectUse(Session session) {
        physicalConnections.recordLends(session.source());
    }

    /** {@return whether the current thread is inside a call on any session} */
    boolean isInside(Session likely) {
        return owners.current(likely.opener()).inside() != null;
    }

    /** {@return whether the current thread works for a branch of a global transaction} */
    boolean isInBranch(Session session) {
        return owners.current(session.opener()).isInBranch();
    }

    /** Ends what {@link #begin} began; {@return the owner of the current thread} */
    Owner end(Session session) {
        Owner caller = owners.current(session.opener());
        caller.leave();
        session.endCall();
        return caller;
    }
}
