package io.sessionaudit.scope;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;

import org.jspecify.annotations.Nullable;

/**
 * A view of the connection of a session with a timeout: its statements respect the deadline.
 *
 * <p>Thread-safety: that of the connection.
 */
final class TimedConnection implements InvocationHandler {

    private final Connection target;
    private final Deadline deadline;

    private TimedConnection(Connection target, Deadline deadline) {
        this.target = target;
        this.deadline = deadline;
    }

    static Connection of(Connection target, Deadline deadline) {
        return Views.make(Connection.class, new TimedConnection(target, deadline));
    }

    @Override
    public @Nullable Object invoke(Object view, Method method, Object @Nullable [] arguments) throws Throwable {
        if (Views.isObjectMethod(method)) {
            return Views.ofObject(view, method, arguments, target + ", with a deadline");
        }
        if (Views.isWrapperMethod(method)) {
            return Views.unwrap(view, target, method, (Class<?>) Views.first(arguments));
        }
        return StatementView.ifStatement(Views.pass(target, method, arguments), method, (Connection) view, deadline);
    }
}
