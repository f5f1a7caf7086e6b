package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;

/**
 * Calls that use a session: only the outermost one counts, because a pool's class calls its superclass, its driver and
 * itself; and a session that is called from inside another one's call is no session, but a connection behind it.
 */
final class Calls {
    private final Owners owners;
    private final Delegates delegates;

    Calls(Owners owners, Delegates delegates) {
        this.owners = owners;
        this.delegates = delegates;
    }

    /** {@return the session, when this call on it is the outermost one and it is open; otherwise null} */
    Session begin(Session session) {
        if (session == null || !session.isOpen()) {
            return null;
        }
        Owner caller = owners.current();
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

    /** {@return whether the thread works for a branch of a global transaction} */
    boolean isInBranch() {
        return owners.current().branches > 0;
    }

    /** Ends what {@link #begin} began. */
    void end(Session session) {
        owners.current().leave();
        session.callEnds();
    }
}
