package io.sessionaudit.runtime.listen;

import java.sql.Connection;

import javax.sql.DataSource;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.session.NotSharedReason;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.ShareCount;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.hooks.SessionAuditAnswer;
import io.sessionaudit.runtime.jdbc.JdbcObjects;

/**
 * {@code thread-rule=share}: a thread that asks for a second session gets the one that it has, and only the outermost close ends
 * it. Where it is not certain that this is the session which the caller would have got an equal of, nothing is shared.
 */
final class SessionSharing {
    private static final String PLAIN = "()";
    private static final String CONNECTION = "java.sql.Connection";

    /** Their connections are whatever the thread's global transaction makes of them. */
    private static final String MANAGED = ".managed.";

    private final ListenerContext tools;
    private final OpenerFinder openers;

    SessionSharing(ListenerContext tools, OpenerFinder openers) {
        this.tools = tools;
        this.openers = openers;
    }

    /**
     * Notes how the session is asked for that the thread is about to open, and why it is not one that it has.
     *
     * @return the connection that the thread has already, as an answer; otherwise null
     */
    Object asked(Owner owner, Object asked, String method, Source source) {
        owner.setMayShare(maySharePlainly(asked, method, source) && !isGlobal(owner, source));
        owner.setUnshared(null);
        if (owner.isEmpty() || owner.isRequiresNewPending()) {
            return null;
        }
        Session open = owner.openSessionOf(source); // its connection is asked whether that is so
        if (open == null) {
            return null;
        }
        Throwable attempt = new Throwable();
        if (tools.rule().allows(attempt.getStackTrace())) {
            return null;
        }
        owner.setUnshared(reason(owner, asked, method, source, open, attempt));
        return owner.unshared() == null ? share(open, attempt, owner) : null;
    }

    /** The thread is about to ask for a session by another way than a data source. */
    void askedOtherwise(Owner owner) {
        owner.setMayShare(false);
        owner.setUnshared(NotSharedReason.ASKED_OTHERWISE);
    }

    /** The thread is about to ask a pool through a data source in front of it, which may prepare what it gets. */
    void askedBehind(Owner owner) {
        owner.setMayShare(false);
        owner.setUnshared(NotSharedReason.ASKED_OTHERWISE);
    }

    /** A session has been opened. */
    void opened(Session session, Owner owner, Object connection) {
        if (owner.isInBranch()) {
            session.source().recordGlobal();
        } else if (owner.mayShare()) {
            session.mutableDetails().setShareCount(new ShareCount(connection));
        }
    }

    /**
     * A session is about to be closed by the current thread; {@return whether others still use it, so that it stays open}
     *
     * <p>A pool that takes its connection back is obeyed.
     */
    boolean staysOpen(Session session, Owner caller, Object connection) {
        ShareCount use = session.shareCount();
        if (use == null || use.leave()) {
            return false;
        }
        return caller == session.owner() || !OpenerFinder.isPool(openers.find(connection));
    }

    private NotSharedReason reason(
            Owner owner, Object asked, String method, Source source, Session open, Throwable attempt) {
        if (SecondSession.isMeant(attempt, open.openingStack())) {
            return NotSharedReason.MEANT;
        }
        if (!isPlain(asked, method)) {
            return NotSharedReason.ASKED_OTHERWISE;
        }
        if (owner.inside() != null) {
            return NotSharedReason.IN_CALL;
        }
        if (!isOfPool(asked, method) || OpenerFinder.isPool(openers.find(asked))) {
            return NotSharedReason.NO_KNOWN_POOL;
        }
        if (isGlobal(owner, source)) {
            return NotSharedReason.GLOBAL_TRANSACTION;
        }
        if (open.shareCount() == null) {
            return NotSharedReason.OPENED_OTHERWISE;
        }
        if (open.user() != owner || open.handover() != null) {
            return NotSharedReason.OTHER_THREAD;
        }
        if (!open.isUsedBy(owner)) {
            return NotSharedReason.NOT_USED;
        }
        return isUsable(open.shareCount().connection(), method) ? null : NotSharedReason.CLOSED;
    }

    private Object share(Session open, Throwable attempt, Owner owner) {
        ShareCount use = open.shareCount();
        Object connection = use.connection();
        SessionAuditAnswer answer = new SessionAuditAnswer(connection);
        Finding finding = SecondSession.shared(
                open, attempt, use.users() + 1, tools.clock().nanoTime());
        if (connection == null || !use.join()) {
            owner.setUnshared(NotSharedReason.CLOSED);
            return null;
        }
        try {
            tools.sink().accept(finding);
        } catch (VirtualMachineError e) {
            // It is shared by now: who is not answered opens another, and its users would never come to an end.
        }
        return answer;
    }

    /** Found out once for a source: the text of a method is one object. */
    private static boolean maySharePlainly(Object asked, String method, Source source) {
        if (method != null && method == source.sharingMethod()) {
            return true;
        }
        boolean may = isPlain(asked, method) && isOfPool(asked, method);
        if (may) {
            source.setSharingMethod(method);
        }
        return may;
    }

    /** Without user and password, of a data source itself: of no builder, and of no pooled or XA connection. */
    private static boolean isPlain(Object asked, String method) {
        return method != null && method.endsWith(PLAIN) && asked instanceof DataSource;
    }

    /** Asked is the pool's own method: what overrides it may route, wrap or prepare. */
    private static boolean isOfPool(Object asked, String method) {
        return KnownPool.ofFront(asked.getClass()) != null
                && KnownPool.ofClass(method.substring(0, method.indexOf(' '))) != null
                && !asked.getClass().getName().contains(MANAGED);
    }

    private static boolean isGlobal(Owner owner, Source source) {
        return owner.isInBranch() || source.isGlobal();
    }

    /** Whether it is not closed as far as its pool and driver know, and of the type that the method returns. */
    private static boolean isUsable(Object connection, String method) {
        String returned = method.substring(method.indexOf(' ') + 1, method.length() - PLAIN.length());
        return connection instanceof Connection
                && isA(connection.getClass(), returned)
                && !JdbcObjects.isClosed(connection);
    }

    private static boolean isA(Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().equals(name)) {
                return true;
            }
        }
        return name.equals(CONNECTION);
    }
}
