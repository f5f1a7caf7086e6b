package io.sessionaudit.scope;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Ends sessions: completes, commits, rolls back and closes them.
 *
 * <p>Thread-safety: stateless; called by the owner of the session.
 */
final class SessionCompletion {

    private SessionCompletion() {}

    /** Throws if the transaction of this session can only be rolled back. */
    static void requireCommittable(Session session) throws SQLException {
        Throwable cause = session.transaction.rollbackCause();
        if (cause != null) {
            throw Refusals.rollbackOnly(session, cause);
        }
        if (session.deadline != null) {
            session.deadline.check("The work was not committed");
        }
    }

    /** Ends a body that returned: commits, defers the commit, or rolls back if the body requested that. */
    static void complete(Session session) throws SQLException {
        session.requireUsable("the commit at the end of run or call");
        endInner(session);
        if (!session.ownsTransaction()) {
            session.commitRequested = true;
        } else if (session.rollbackRequested) {
            session.transaction.rollback();
        } else {
            requireCommittable(session);
            session.transaction.complete();
        }
    }

    /** Closes after {@link #complete}: the application ran no code in between, so there is nothing to roll back. */
    static void closeCompleted(Session session) throws SQLException {
        if (!session.isOutermost()) {
            leave(session, null, session.ownsTransaction() && session.rollbackRequested);
            return;
        }
        Throwable failure = release(session, null, true);
        if (failure != null) {
            SQLException reported =
                    Refusals.closeFailed(session, session.rollbackRequested ? "rolled back" : "committed", failure);
            runHooks(session, new Failures(reported));
            throw reported;
        }
        runHooks(session);
    }

    /** Closes because of a failure, in which the failures of the close are suppressed. */
    static void closeAfter(Session session, Throwable failure) {
        if (session.closed) {
            return;
        }
        session.transaction.markRollbackOnly(failure);
        endInner(session);
        if (session.isOutermost()) {
            release(session, failure, false);
            runHooks(session, new Failures(failure));
        } else {
            leave(session, failure, true);
        }
    }

    /** Closes because the application called close: uncommitted work is rolled back. */
    static void close(Session session) throws SQLException {
        endInner(session);
        if (session.isOutermost()) {
            Throwable failure = release(session, null, false);
            if (failure == null) {
                runHooks(session);
            } else {
                runHooks(session, new Failures(failure));
                Failures.rethrow(failure);
            }
            return;
        }
        if (!session.ownsTransaction() && !session.commitRequested) {
            session.transaction.markRollbackOnly(Refusals.mark("a joined session was closed without commit() here"));
        }
        Failures.rethrow(leave(session, null, true));
    }

    /** Ends the scopes inside this one that were not closed: a bug, so the session is marked unless they committed. */
    private static void endInner(Session session) {
        Session inner = session.scope.store().find();
        while (inner != session && inner != null) {
            if (!inner.commitRequested) {
                session.transaction.markRollbackOnly(Refusals.mark("a scope inside this session, opened "
                        + Origin.describe(inner.origin) + ", was neither committed nor closed"));
            }
            if (inner.isOutermost()) {
                Failures failures = new Failures(release(inner, null, false));
                runHooks(inner, failures);
                if (failures.first() != null) {
                    session.transaction.markRollbackOnly(failures.first());
                }
            } else {
                leave(inner, null, true);
            }
            inner = inner.outer;
        }
    }

    /** Ends a scope without its own connection; rolls back to its savepoint if it has one and is not settled. */
    private static @Nullable Throwable leave(Session session, @Nullable Throwable failure, boolean unsettled) {
        session.closed = true;
        session.scope.store().set(session.outer);
        return session.ownsTransaction() ? session.transaction.close(failure, !unsettled) : failure;
    }

    private static @Nullable Throwable release(Session session, @Nullable Throwable earlier, boolean settled) {
        session.lifetime.close();
        session.closed = true;
        // Before anything that can fail: the thread must be able to open a new session.
        session.scope.store().set(session.outer);
        return session.transaction.close(earlier, settled);
    }

    private static void runHooks(Session session) {
        if (session.transaction.hooksIfAny() != null) {
            Failures failures = new Failures(null);
            runHooks(session, failures);
            if (failures.first() != null) {
                throw Refusals.hookFailed(session, failures.first());
            }
        }
    }

    private static void runHooks(Session session, Failures failures) {
        if (session.transaction.hooksIfAny() != null) {
            session.transaction.hooksIfAny().run(failures);
        }
    }
}
