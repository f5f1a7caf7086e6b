package io.sessionaudit.scope;

import java.sql.SQLException;

/**
 * The ways in which a session ends.
 *
 * <p>Stateless; called by the owner of the session.
 */
final class SessionEnd {

    private SessionEnd() {}

    /** Throws when the transaction of this session can only be rolled back. */
    static void requireCommittable(Session session) throws SQLException {
        Throwable cause = session.transaction.rollbackCause();
        if (cause != null) {
            throw Refusals.rollbackOnly(session, cause);
        }
        if (session.deadline != null) {
            session.deadline.check("The work was not committed");
        }
    }

    /** The end of a body that returned: commits, defers, or rolls back as the body asked. */
    static void complete(Session session) throws SQLException {
        session.requireUsable("the commit at the end of run or call");
        endInner(session);
        if (!session.ownsTransaction()) {
            session.commitAsked = true;
        } else if (session.rollbackAsked) {
            session.transaction.rollback();
        } else {
            requireCommittable(session);
            session.transaction.complete();
        }
    }

    /** Closes after {@link #complete}: no code of the application ran in between, so there is nothing to roll back. */
    static void closeCompleted(Session session) throws SQLException {
        if (!session.isOutermost()) {
            leave(session, null, session.ownsTransaction() && session.rollbackAsked);
            return;
        }
        Throwable failure = release(session, null, true);
        if (failure != null) {
            SQLException said =
                    Refusals.closeFailed(session, session.rollbackAsked ? "rolled back" : "committed", failure);
            runHooks(session, new Failures(said));
            throw said;
        }
        runHooks(session);
    }

    /** Closes because of a failure, which gathers whatever goes wrong here. */
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

    /** Closes as the application asks: what is not committed is rolled back. */
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
        if (!session.ownsTransaction() && !session.commitAsked) {
            session.transaction.markRollbackOnly(Refusals.mark("a joined session was closed without commit() here"));
        }
        Failures.rethrow(leave(session, null, true));
    }

    /** Ends the scopes inside this one that were never closed. That is a mistake, so the work around them does not stand. */
    private static void endInner(Session session) {
        Session inner = session.scope.store().find();
        while (inner != session && inner != null) {
            if (!inner.commitAsked) {
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

    /** Ends a scope that has no connection of its own. A part that a savepoint guards is undone where it is not committed. */
    private static Throwable leave(Session session, Throwable failure, boolean unsettled) {
        session.closed = true;
        session.scope.store().set(session.outer);
        return session.ownsTransaction() ? session.transaction.close(failure, !unsettled) : failure;
    }

    private static Throwable release(Session session, Throwable earlier, boolean settled) {
        session.lifetime.close();
        session.closed = true;
        // Before anything that can fail: the thread's next session must be a fresh one.
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
