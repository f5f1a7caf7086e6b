package io.sessionaudit.scope;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A view of a session's connection, as {@link Sessions#dataSource()} lends it: it behaves like a new connection in
 * autocommit mode, and the borrower's work is that of a joined scope.
 *
 * <p>Not thread-safe; confined to the owner of the session.
 */
final class BoundConnection implements InvocationHandler {

    private static final String CONNECTION_DOES_NOT_EXIST = "08003";
    private static final String INVALID_TRANSACTION_STATE = "25001";

    private final Session session;
    private final Connection target;

    /** The mode that the borrower sees; the connection itself is never in autocommit mode. */
    private boolean autoCommit = true;

    /** Whether a statement was created since autocommit was turned off, or since the last commit or rollback. */
    private boolean worked;

    private boolean closed;

    private BoundConnection(Session session) {
        this.session = session;
        this.target = session.transaction.connection();
    }

    static Connection of(Session session) {
        return Views.make(Connection.class, new BoundConnection(session));
    }

    @Override
    public @Nullable Object invoke(Object view, Method method, Object @Nullable [] arguments) throws Throwable {
        if (Views.isObjectMethod(method)) {
            return Views.ofObject(view, method, arguments, "connection of " + session);
        }
        switch (method.getName()) {
            case "close":
                close();
                return null;
            case "isClosed":
                return closed || session.closed || target.isClosed();
            case "isValid":
                return !closed && !session.closed && Boolean.TRUE.equals(Views.pass(target, method, arguments));
            case "abort":
                // JDBC allows abort from any thread.
                return Views.pass(target, method, arguments);
            default:
                requireOpen(method);
                return use((Connection) view, method, arguments);
        }
    }

    private @Nullable Object use(Connection view, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "getAutoCommit":
                return autoCommit;
            case "setAutoCommit":
                // JDBC: a change of the mode commits, so a transaction of the borrower begins or ends here.
                autoCommit = (Boolean) Views.first(arguments);
                worked = false;
                return null;
            case "commit":
                worked = false;
                return null;
            case "rollback":
                if (arguments == null) {
                    undo("rollback() was called here, on a connection of the session's data source");
                    return null;
                }
                break;
            case "setReadOnly":
                refuseUnless(target.isReadOnly() == (Boolean) Views.first(arguments), "readOnly");
                return null;
            case "setTransactionIsolation":
                refuseUnless(target.getTransactionIsolation() == (Integer) Views.first(arguments), "isolation");
                return null;
            default:
                if (Views.isWrapperMethod(method)) {
                    return Views.unwrap(view, target, method, (Class<?>) Views.first(arguments));
                }
        }
        @Nullable Object made = Views.pass(target, method, arguments);
        @Nullable Object shown = StatementView.ifStatement(made, method, view, session.deadline);
        worked |= shown != made && !autoCommit;
        return shown;
    }

    private void close() {
        if (!closed) {
            closed = true;
            if (!session.closed) {
                undo("a connection of the session's data source was closed here,"
                        + " with autocommit off and neither commit nor rollback after its last statement");
            }
        }
    }

    /** Marks the session rollback-only if the borrower has worked: its work cannot be rolled back separately. */
    private void undo(String why) {
        if (worked) {
            session.transaction.markRollbackOnly(Refusals.mark(why));
            worked = false;
        }
    }

    private void requireOpen(Method method) throws SQLException {
        if (closed) {
            throw new SQLException(
                    method.getName() + "() was called on a connection that is closed", CONNECTION_DOES_NOT_EXIST);
        }
        try {
            session.requireUsable(method.getName() + "()");
        } catch (IllegalStateException refused) {
            throw new SQLException(refused.getMessage(), CONNECTION_DOES_NOT_EXIST, refused);
        }
    }

    private void refuseUnless(boolean unchanged, String what) throws SQLException {
        if (!unchanged) {
            throw new SQLException(
                    what + " was to be changed on a connection of " + session
                            + ". All scopes that join a session share this property."
                            + " The call was refused and nothing was changed."
                            + " Set it on the scope that opens the session: sessions.scope(...)." + what + "(...).",
                    INVALID_TRANSACTION_STATE);
        }
    }
}
