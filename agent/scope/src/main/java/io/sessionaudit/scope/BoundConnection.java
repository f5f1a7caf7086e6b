package io.sessionaudit.scope;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A session's connection as {@link Sessions#dataSource()} lends it: to its borrower it looks like a fresh one with autocommit
 * on, and what the borrower does with it counts as a joined scope's work.
 *
 * <p>Not thread-safe: for the owner of the session, as the session is.
 */
final class BoundConnection implements InvocationHandler {

    private static final String CONNECTION_DOES_NOT_EXIST = "08003";
    private static final String INVALID_TRANSACTION_STATE = "25001";

    private final Session session;
    private final Connection target;

    /** As its borrower sees it: the connection itself has it off. */
    private boolean autoCommit = true;

    /** Whether a statement was made since autocommit was turned off, or since the commit or rollback after that. */
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
    public Object invoke(Object view, Method method, Object[] arguments) throws Throwable {
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
                return !closed && !session.closed && (Boolean) Views.pass(target, method, arguments);
            case "abort":
                // Lawful from any thread, and no less so of a session's connection.
                return Views.pass(target, method, arguments);
            default:
                requireOpen(method);
                return use((Connection) view, method, arguments);
        }
    }

    private Object use(Connection view, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "getAutoCommit":
                return autoCommit;
            case "setAutoCommit":
                // Turning it on commits, says JDBC; and either way a transaction of the borrower's begins or ends here.
                autoCommit = (Boolean) arguments[0];
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
                refuseUnless(target.isReadOnly() == (Boolean) arguments[0], "readOnly");
                return null;
            case "setTransactionIsolation":
                refuseUnless(target.getTransactionIsolation() == (Integer) arguments[0], "isolation");
                return null;
            default:
                if (Views.isWrapperMethod(method)) {
                    return Views.unwrap(view, target, method, (Class<?>) arguments[0]);
                }
        }
        Object made = Views.pass(target, method, arguments);
        Object shown = StatementView.ifStatement(made, method, view, session.deadline);
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

    /** What the borrower wants undone cannot be undone alone. Where it has done nothing, there is nothing to undo. */
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
                    "A change of " + what + " was asked for on a connection of " + session
                            + ". Inside a session it belongs to all that take part. The call was refused and nothing was changed."
                            + " Ask for it where the session is opened: sessions.scope(...)." + what + "(...).",
                    INVALID_TRANSACTION_STATE);
        }
    }
}
