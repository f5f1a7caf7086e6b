package io.sessionaudit.scope.junit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * A data source that records which of its connections are open, and the code that borrowed them.
 *
 * <p>Thread-safety: safe.
 */
final class Loans {

    private static final Set<String> NOT_THE_BORROWER =
            Set.of("io.sessionaudit.scope.", "java.", "javax.", "jdk.", "sun.", "com.sun.");

    private final Supplier<? extends DataSource> behind;
    private final Set<Loan> open = ConcurrentHashMap.newKeySet();

    Loans(Supplier<? extends DataSource> behind) {
        this.behind = behind;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (view, method, arguments) -> {
            Object result = pass(behind.get(), method, arguments);
            return method.getName().equals("getConnection") ? lend((Connection) result) : result;
        });
    }

    /** Forgets the open connections: they belong to an earlier test. */
    void forget() {
        open.clear();
    }

    /** {@return the open connections, which were rolled back and closed} */
    List<Loan> closeLeaked() throws SQLException {
        List<Loan> leaked = new ArrayList<>(open);
        open.clear();
        for (Loan loan : leaked) {
            if (!loan.connection.getAutoCommit()) {
                loan.connection.rollback();
            }
            loan.connection.close();
        }
        return leaked;
    }

    private Connection lend(Connection connection) {
        Loan loan = new Loan(connection, new Throwable("borrowed here"));
        open.add(loan);
        return proxy(Connection.class, (view, method, arguments) -> {
            switch (method.getName()) {
                case "equals":
                    return view == arguments[0];
                case "close":
                case "abort":
                    open.remove(loan);
                    break;
                default:
            }
            return pass(connection, method, arguments);
        });
    }

    private static Object pass(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Loans.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** An open connection. */
    static final class Loan {

        private final Connection connection;
        private final Throwable stack;

        Loan(Connection connection, Throwable stack) {
            this.connection = connection;
            this.stack = stack;
        }

        Throwable stack() {
            return stack;
        }

        /** {@return the first frame outside this API and the JDK: {@code at com.acme.Orders.place(Orders.java:41)}} */
        String place() {
            for (StackTraceElement frame : stack.getStackTrace()) {
                if (NOT_THE_BORROWER.stream().noneMatch(frame.getClassName()::startsWith)) {
                    return "at " + frame;
                }
            }
            return "at an unknown place";
        }
    }
}
