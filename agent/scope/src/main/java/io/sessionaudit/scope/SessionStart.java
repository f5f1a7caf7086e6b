package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Opens, joins or nests the session of a scope, depending on its propagation.
 *
 * <p>Thread-safety: stateless; called by the thread that will own the session.
 */
final class SessionStart {

    private SessionStart() {}

    static Session begin(Scope scope, Object origin, int attempt, @Nullable Deadline deadline) throws SQLException {
        Session current = scope.store().find();
        Propagation propagation = scope.effective().propagation();
        if (current == null) {
            if (propagation == Propagation.MANDATORY) {
                throw Refusals.mandatory(scope);
            }
            return open(scope, null, origin, attempt, deadline);
        }
        current.requireUsable("another scope");
        if (propagation == Propagation.NEVER) {
            throw Refusals.never(scope, current);
        }
        if (propagation == Propagation.REQUIRES_NEW) {
            ScopeEvents.happened(
                    ScopeEvents.REQUIRES_NEW, null, scope.effective().name(), attempt);
            return open(scope, current, origin, attempt, deadline);
        }
        return propagation == Propagation.NESTED
                ? nest(scope, current, origin, deadline)
                : join(scope, current, origin, deadline);
    }

    private static Session open(
            Scope scope, @Nullable Session outer, Object origin, int attempt, @Nullable Deadline deadline)
            throws SQLException {
        ScopeTransaction transaction = ScopeTransaction.begin(scope.sessions().plainDataSource(), scope.effective());
        Session session = new Session(scope, outer, new Lifetime(), transaction, deadline, origin);
        scope.store().set(session);
        ScopeEvents.happened(
                ScopeEvents.OPENED, transaction.connection(), scope.effective().name(), attempt);
        return session;
    }

    private static Session join(Scope scope, Session outer, Object origin, @Nullable Deadline deadline)
            throws SQLException {
        requireFitting(scope, outer);
        return inside(scope, outer, outer.transaction, origin, deadline, ScopeEvents.JOINED);
    }

    private static Session nest(Scope scope, Session outer, Object origin, @Nullable Deadline deadline)
            throws SQLException {
        requireFitting(scope, outer);
        return inside(scope, outer, new SavepointTransaction(outer.transaction), origin, deadline, ScopeEvents.NESTED);
    }

    private static Session inside(
            Scope scope,
            Session outer,
            ScopeTransaction transaction,
            Object origin,
            @Nullable Deadline deadline,
            String event) {
        // The defaults of the Sessions were applied when the outermost session was opened.
        Deadline own = scope.own().timeout() == null ? null : deadline;
        Session session =
                new Session(scope, outer, outer.lifetime, transaction, Deadline.earlier(outer.deadline, own), origin);
        scope.store().set(session);
        ScopeEvents.happened(event, transaction.connection(), scope.effective().name(), depth(session));
        return session;
    }

    /** Isolation and read-only apply to a whole transaction, so a joining scope cannot change them. */
    private static void requireFitting(Scope scope, Session outer) throws SQLException {
        ScopeOptions wanted = scope.own();
        Connection connection = outer.transaction.connection();
        if (wanted.isolation() != null
                && connection.getTransactionIsolation() != wanted.isolation().level()) {
            throw Refusals.unfitting(scope, "isolation " + wanted.isolation(), outer);
        }
        if (Boolean.FALSE.equals(wanted.readOnly()) && connection.isReadOnly()) {
            throw Refusals.unfitting(scope, "readOnly(false)", outer);
        }
    }

    /** {@return the number of scopes that are open on the same connection} */
    private static int depth(Session session) {
        int depth = 1;
        for (Session each = session; each != null && !each.isOutermost(); each = each.outer) {
            depth++;
        }
        return depth;
    }
}
