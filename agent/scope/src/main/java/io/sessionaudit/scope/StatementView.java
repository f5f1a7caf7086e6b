package io.sessionaudit.scope;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * A view of a statement whose {@code getConnection} returns the view of the connection. If there is a deadline, each
 * execution gets the remaining time as its query timeout.
 *
 * <p>Not thread-safe, like the statement.
 */
final class StatementView implements InvocationHandler {

    private final Statement target;
    private final Connection connection;
    private final @Nullable Deadline deadline;

    /** The query timeout that the application has set, in seconds; 0 means none. */
    private int ownTimeout;

    private StatementView(Statement target, Connection connection, @Nullable Deadline deadline) throws SQLException {
        this.target = target;
        this.connection = connection;
        this.deadline = deadline;
        this.ownTimeout = deadline == null ? 0 : target.getQueryTimeout();
    }

    /** {@return a view of the returned object if it is a statement, otherwise the object itself} */
    static @Nullable Object ifStatement(
            @Nullable Object made, Method maker, Connection connection, @Nullable Deadline deadline)
            throws SQLException {
        Class<?> type = maker.getReturnType();
        if (made == null
                || type != Statement.class && type != PreparedStatement.class && type != CallableStatement.class) {
            return made;
        }
        return Views.make(type, new StatementView((Statement) made, connection, deadline));
    }

    @Override
    public @Nullable Object invoke(Object view, Method method, Object @Nullable [] arguments) throws Throwable {
        if (Views.isObjectMethod(method)) {
            return Views.ofObject(view, method, arguments, "a statement of " + connection);
        }
        if (Views.isWrapperMethod(method)) {
            return Views.unwrap(view, target, method, (Class<?>) Views.first(arguments));
        }
        if (method.getName().equals("getConnection")) {
            return connection;
        }
        if (deadline == null) {
            return Views.pass(target, method, arguments);
        }
        if (method.getName().equals("setQueryTimeout")) {
            ownTimeout = (Integer) Views.first(arguments);
        }
        return method.getName().startsWith("execute")
                ? execute(method, arguments, deadline)
                : Views.pass(target, method, arguments);
    }

    private @Nullable Object execute(Method method, Object @Nullable [] arguments, Deadline deadline) throws Throwable {
        int left = deadline.remainingSeconds();
        target.setQueryTimeout(ownTimeout == 0 ? left : Math.min(ownTimeout, left));
        @Nullable Object result;
        try {
            result = Views.pass(target, method, arguments);
        } catch (Throwable failure) {
            new Failures(failure).attempt(this::restoreTimeout);
            throw failure;
        }
        restoreTimeout();
        return result;
    }

    /** Needed for H2, which stores the timeout in the connection: it would return to the pool with it. */
    private void restoreTimeout() throws SQLException {
        if (!target.isClosed()) {
            target.setQueryTimeout(ownTimeout);
        }
    }
}
