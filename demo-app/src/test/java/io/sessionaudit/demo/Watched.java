package io.sessionaudit.demo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** A data source in front of another one that records who borrowed which connection, and whether it was closed. */
public final class Watched {

    private final DataSource target;
    private final DataSource dataSource;
    private final List<Loan> loans = new CopyOnWriteArrayList<>();

    public Watched(DataSource target) {
        this.target = target;
        this.dataSource = proxy(DataSource.class, (proxy, method, arguments) -> onDataSource(method, arguments));
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Every borrow so far. */
    public List<Loan> loans() {
        return List.copyOf(loans);
    }

    private Object onDataSource(Method method, Object[] arguments) throws Throwable {
        Object result = invoke(target, method, arguments);
        return result instanceof Connection connection ? lend(connection) : result;
    }

    private Connection lend(Connection connection) {
        Thread borrower = Thread.currentThread();
        boolean nested = loans.stream().anyMatch(other -> other.thread() == borrower && !other.closed());
        Loan loan = new Loan(borrowingMethod(), nested);
        loans.add(loan);
        return loan.handOut(proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                loan.close();
            }
            return invoke(connection, method, arguments);
        }));
    }

    private static String borrowingMethod() {
        return Stream.of(new Throwable().getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.sessionaudit.demo."))
                .filter(frame -> !frame.getClassName().equals(Watched.class.getName()))
                .findFirst()
                .map(StackTraceElement::getMethodName)
                .orElseThrow();
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Watched.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
