package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.hooks.SessionAuditRefusal;

/**
 * Calls that use a session: only the outermost one counts, because a pool's class calls its superclass, its driver and
 * itself; and a session that is called from inside another one's call is no session, but a connection behind it.
 */
final class Calls {
    private final Owners owners;
    private final Delegates delegates;
    private final Confining confining;
    private final LateCalls lateCalls;

    Calls(Owners owners, Delegates delegates, Confining confining, LateCalls lateCalls) {
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
        if (!session.isOpen()) {
            return lateCalls.begin(session);
        }
        Owner caller = owners.current(session.owner());
        if (session.user() != caller && caller.inside() == null) {
            SessionAuditRefusal refusal = confining.changed(session, caller);
            if (refusal != null) {
                return refusal;
            }
        }
        return begin(session, caller);
    }

    /** A call that only asks, from whichever thread; {@return the session as {@link #begin} does, or null} */
    Session beginQuestion(Session session) {
        return session == null || !session.isOpen() ? null : begin(session, owners.current(session.owner()));
    }

    private Session begin(Session session, Owner caller) {
        Session inside = caller.inside();
        if (inside == null) {
            caller.enter(session);
            session.callBegins();
            return session;
        }
        if (inside == session) {
            return null;
        }
        if (inside.fetchesLater() && session.opener() == null) {
            // As with Spring's TransactionAwareDataSourceProxy: the call is made on the pool's session after all.
            delegates.learnView(inside);
            caller.enter(session);
            session.callBegins();
            return session;
        }
        delegates.learn(session);
        return null;
    }

    /** {@return whether the current thread is inside a call on some session} */
    boolean isInside(Session likely) {
        return owners.current(likely.owner()).inside() != null;
    }

    /** {@return whether the thread that uses a session works for a branch of a global transaction} */
    boolean isInBranch(Session session) {
        return owners.current(session.owner()).branches > 0;
    }

    /** Ends what {@link #begin} began. */
    void end(Session session) {
        owners.current(session.owner()).leave();
        session.callEnds();
    }
}
