package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.NotSharedReason;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.ShareCount;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.hooks.SessionAuditAnswer;
import io.sessionaudit.runtime.jdbc.JdbcObjects;

/**
 * {@code thread-rule=share}: a thread that borrows a second session gets the one that it has, and only the outermost
 * close ends it. Nothing is shared unless the session is certainly equivalent to what the source would have returned.
 */
final class SessionSharing {
    private static final String CONNECTION = "java.sql.Connection";

    /** Part of a package name: connections whose behavior depends on the thread's global transaction. */
    private static final String MANAGED = ".managed.";

    private final ThreadRule rule;
    private final OpenerFinder openers;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;

    SessionSharing(ThreadRule rule, OpenerFinder openers, AuditClock clock, Consumer<AuditEvent> sink) {
        this.rule = rule;
        this.openers = openers;
        this.clock = clock;
        this.sink = sink;
    }

    /**
     * Before a borrow: records whether the new session may be shared, and why the existing one is not.
     *
     * @return an answer with the connection that the thread already has, or null
     */
    Object beforeBorrow(Owner owner, Object requested, String declaringClass, String returnType, Source source) {
        owner.setMayShare(maySharePlainly(requested, declaringClass, returnType, source) && !isGlobal(owner, source));
        owner.setUnshared(null);
        if (owner.isEmpty() || owner.isRequiresNewPending()) {
            return null;
        }
        Session open = owner.openSessionOf(source); // whether its connection is usable is checked later
        if (open == null) {
            return null;
        }
        Throwable attempt = new Throwable();
        if (rule.allows(attempt.getStackTrace())) {
            return null;
        }
        owner.setUnshared(reason(owner, requested, declaringClass, returnType, source, open, attempt));
        return owner.unshared() == null ? share(open, attempt, owner) : null;
    }

    /** Before a session is opened in another way than by a data source. */
    void beforeOtherBorrow(Owner owner) {
        owner.setMayShare(false);
        owner.setUnshared(NotSharedReason.ASKED_OTHERWISE);
    }

    /** Before a pool is called by a data source in front of it, which may prepare the connection. */
    void beforeNestedBorrow(Owner owner) {
        owner.setMayShare(false);
        owner.setUnshared(NotSharedReason.ASKED_OTHERWISE);
    }

    /** After a session was opened. */
    void sessionOpened(Session session, Owner owner, Object connection) {
        if (owner.isInBranch()) {
            session.source().recordGlobal();
        } else if (owner.mayShare()) {
            session.mutableDetails().setShareCount(new ShareCount(connection));
        }
    }

    /**
     * Before a close by the current thread; {@return whether others still use the session, so that it stays open}
     *
     * <p>If a pool closes its connection by itself, the session ends.
     */
    boolean staysOpen(Session session, Owner caller, Object connection) {
        ShareCount use = session.shareCount();
        if (use == null || use.leave()) {
            return false;
        }
        return caller == session.opener() || !OpenerFinder.isPool(openers.find(connection));
    }

    private NotSharedReason reason(
            Owner owner,
            Object requested,
            String declaringClass,
            String returnType,
            Source source,
            Session open,
            Throwable attempt) {
        if (SecondSession.isMeant(attempt, open.openingStack())) {
            return NotSharedReason.MEANT;
        }
        if (!isPlain(requested, returnType)) {
            return NotSharedReason.ASKED_OTHERWISE;
        }
        if (owner.inside() != null) {
            return NotSharedReason.IN_CALL;
        }
        if (!isOfPool(requested, declaringClass) || OpenerFinder.isPool(openers.find(requested))) {
            return NotSharedReason.NO_KNOWN_POOL;
        }
        if (isGlobal(owner, source)) {
            return NotSharedReason.GLOBAL_TRANSACTION;
        }
        if (open.shareCount() == null) {
            return NotSharedReason.OPENED_OTHERWISE;
        }
        if (open.owner() != owner || open.handover() != null) {
            return NotSharedReason.OTHER_THREAD;
        }
        if (!open.isUsedBy(owner)) {
            return NotSharedReason.NOT_USED;
        }
        return isUsable(open.shareCount().connection(), returnType) ? null : NotSharedReason.CLOSED;
    }

    private Object share(Session open, Throwable attempt, Owner owner) {
        ShareCount use = open.shareCount();
        Object connection = use.connection();
        SessionAuditAnswer answer = new SessionAuditAnswer(connection);
        Finding finding = SecondSession.shared(open, attempt, use.users() + 1, clock.nanoTime());
        if (connection == null || !use.join()) {
            owner.setUnshared(NotSharedReason.CLOSED);
            return null;
        }
        try {
            sink.accept(finding);
        } catch (VirtualMachineError e) {
            // It is shared already: without an answer, the session would never be closed.
        }
        return answer;
    }

    /** Computed once for a source; the names of classes are compared by identity, because they are constants. */
    private static boolean maySharePlainly(Object requested, String declaringClass, String returnType, Source source) {
        if (returnType != null && declaringClass == source.sharingMethod()) {
            return true;
        }
        boolean may = isPlain(requested, returnType) && isOfPool(requested, declaringClass);
        if (may) {
            source.setSharingMethod(declaringClass);
        }
        return may;
    }

    /**
     * {@return whether the borrow has no user and password, and is made on a data source rather than a builder or
     * pooled connection}
     */
    private static boolean isPlain(Object requested, String returnType) {
        return returnType != null && requested instanceof DataSource;
    }

    /** {@return whether the pool's own method is called: an override may route, wrap or prepare} */
    private static boolean isOfPool(Object requested, String declaringClass) {
        return KnownPool.ofFront(requested.getClass()) != null
                && KnownPool.ofClass(declaringClass) != null
                && !requested.getClass().getName().contains(MANAGED);
    }

    private static boolean isGlobal(Owner owner, Source source) {
        return owner.isInBranch() || source.isGlobal();
    }

    /** {@return whether a connection is open as far as its pool and driver know, and of the method's return type} */
    private static boolean isUsable(Object connection, String returnType) {
        return connection instanceof Connection
                && isA(connection.getClass(), returnType)
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
