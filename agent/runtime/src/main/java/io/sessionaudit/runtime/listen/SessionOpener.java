package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.ThreadRule;

/**
 * What is noted of each session that opens where options ask for more than its stack: {@code mdc}, {@code reclaim} and {@code
 * thread-rule=share}. Threadsafe.
 */
final class SessionOpener {
    private final ListenerContext tools;
    private final SessionSharing sameSession;
    private final boolean shares;

    private SessionOpener(ListenerContext tools, SessionSharing sameSession) {
        this.tools = tools;
        this.sameSession = sameSession;
        shares = tools.rule().mode() == ThreadRule.Mode.SHARE;
    }

    /** {@return what takes these notes, or null where no option asks for any} */
    static SessionOpener of(ListenerContext tools, SessionSharing sameSession) {
        SessionOpener notes = new SessionOpener(tools, sameSession);
        boolean none = tools.context().readsNothing() && tools.reclaiming().mode() == ReclaimMode.OFF && !notes.shares;
        return none ? null : notes;
    }

    /** Takes them of a session that the current thread opens. */
    void take(Session session, Owner owner, Object asked, Object connection) {
        session.setMdc(tools.context().read(asked));
        session.setReclaimHandle(tools.reclaiming().newHandle(session.source()));
        if (shares) {
            sameSession.opened(session, owner, connection);
        }
    }
}
