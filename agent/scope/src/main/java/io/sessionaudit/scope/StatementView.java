package io.sessionaudit.scope;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A statement that leads back to the view of the connection it came from, and that minds a deadline where there is one: each
 * execution gets what is left of it as query timeout.
 *
 * <p>Not thread-safe, as statements are not.
 */
final class StatementView implements InvocationHandler {

    private final Statement target;
    private final Connection connection;
    private final Deadline deadline;

    /** What the application has asked for itself, in seconds; 0 for nothing. */
    private int asked;

    private StatementView(Statement target, Connection connection, Deadline deadline) throws SQLException {
        this.target = target;
        this.connection = connection;
        this.deadline = deadline;
        this.asked = deadline == null ? 0 : target.getQueryTimeout();
    }

    /** Shows what a method of a connection gave, where that is a statement; else gives it as it is. */
    static Object ifStatement(Object made, Method maker, Connection connection, Deadline deadline) throws SQLException {
        Class<?> type = maker.getReturnType();
        if (type != Statement.class && type != PreparedStatement.class && type != CallableStatement.class) {
            return made;
        }
        return Views.make(type, new StatementView((Statement) made, connection, deadline));
    }

    @Override
    public Object invoke(Object view, Method method, Object[] arguments) throws Throwable {
        if (Views.isObjectMethod(method)) {
            return Views.ofObject(view, method, arguments, "a statement of " + connection);
        }
        if (Views.isWrapperMethod(method)) {
            return Views.unwrap(view, target, method, (Class<?>) arguments[0]);
        }
        if (method.getName().equals("getConnection")) {
            return connection;
        }
        if (deadline == null) {
            return Views.pass(target, method, arguments);
        }
        if (method.getName().equals("setQueryTimeout")) {
            asked = (Integer) arguments[0];
        }
        return method.getName().startsWith("execute")
                ? execute(method, arguments)
                : Views.pass(target, method, arguments);
    }

    private Object execute(Method method, Object[] arguments) throws Throwable {
        int left = deadline.remainingSeconds();
        target.setQueryTimeout(asked == 0 ? left : Math.min(asked, left));
        Object result;
        try {
            result = Views.pass(target, method, arguments);
        } catch (Throwable failure) {
            new Failures(failure).attempt(this::restoreTimeout);
            throw failure;
        }
        restoreTimeout();
        return result;
    }

    /** H2 keeps the timeout with the connection, which would take it back into the pool. */
    private void restoreTimeout() throws SQLException {
        if (!target.isClosed()) {
            target.setQueryTimeout(asked);
        }
    }
}
