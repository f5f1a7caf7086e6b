package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;

/**
 * Calls that use a session: only the outermost one counts, because a pool's class calls its superclass, its driver and
 * itself; and a session that is called from inside another one's call is no session, but a connection behind it.
 */
final class CallTracker {
    private final OwnerLookup owners;
    private final PhysicalConnectionDetector delegates;
    private final ThreadConfinementEnforcer confining;
    private final LateCallDetector lateCalls;

    CallTracker(
            OwnerLookup owners,
            PhysicalConnectionDetector delegates,
            ThreadConfinementEnforcer confining,
            LateCallDetector lateCalls) {
        this.owners = owners;
        this.delegates = delegates;
        this.confining = confining;
        this.lateCalls = lateCalls;
    }

    /**
     * A call that uses a session.
     *
     * @return the session, when this call on it is the outermost one and it is open; a {@link LateCall} when it has been
     *     closed; a refusal, when the thread may not use it; otherwise null
     */
    Object begin(Session session) {
        if (session == null) {
            return null;
        }
        Owner caller = owners.current(session.owner());
        Session inside = caller.inside();
        if (inside == session) {
            return null;
        }
        if (!session.isOpen()) {
            return lateCalls.begin(session);
        }
        // Where a hook has failed, its owner's close may have been missed.
        if (inside == null && !session.isOrdinaryUseBy(caller) && !SessionAuditHooks.failed) {
            SessionAuditRefusal refusal = confining.changed(session, caller);
            if (refusal != null) {
                return refusal;
            }
        }
        if (isView(session, caller, inside)) {
            session.beginCall();
            return session;
        }
        return null;
    }

    /**
     * A call that uses the session like any other, but tells nothing about who works with it: a thread that borrows for others may read
     * the meta data before it hands a session over.
     */
    Object beginInspection(Session session) {
        boolean used = session != null && session.isUsed();
        Object token = begin(session);
        if (token == session && !used && session != null) {
            session.recordInspection();
        }
        return token;
    }

    /** A call that only asks, from whichever thread; {@return the session as {@link #begin} does, or null} */
    Session beginQuestion(Session session) {
        if (session == null || !session.isOpen()) {
            return null;
        }
        Owner caller = owners.current(session.owner());
        Session inside = caller.inside();
        if (inside == session || !isView(session, caller, inside)) {
            return null;
        }
        session.beginQuery();
        return session;
    }

    /** {@return whether the call counts as one on that session, which the thread is inside of from here on} */
    private boolean isView(Session session, Owner caller, Session inside) {
        if (inside != null && !resolveProxyCall(inside, session)) {
            return false;
        }
        caller.enter(session);
        return true;
    }

    /** As with Spring's TransactionAwareDataSourceProxy: a call on one session may be made on the pool's session after all. */
    private boolean resolveProxyCall(Session inside, Session session) {
        boolean view = inside.fetchesLater() && session.source().pool() != null;
        if ((view || !inside.isOpen() || !session.isCertain()) && !StackInspector.isCallInsideCall()) {
            inside.endCall(); // its hook was left out, as there is no room for it when a stack overflows
            return true;
        }
        if (view) {
            delegates.learnView(inside);
        } else {
            delegates.learn(session);
        }
        return view;
    }

    /** A session has made a statement, and no known pool was asked or used for it. */
    void usedDirectly(Session session) {
        delegates.lends(session.source());
    }

    /** {@return whether the current thread is inside a call on some session} */
    boolean isInside(Session likely) {
        return owners.current(likely.owner()).inside() != null;
    }

    /** {@return whether the thread that uses a session works for a branch of a global transaction} */
    boolean isInBranch(Session session) {
        return owners.current(session.owner()).isInBranch();
    }

    /** Ends what {@link #begin} began; {@return the current thread} */
    Owner end(Session session) {
        Owner caller = owners.current(session.owner());
        caller.leave();
        session.endCall();
        return caller;
    }
}
