package io.sessionaudit.scope;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** A data source that records the calls on it and its connections, and fails on request. Threadsafe for callers. */
final class StubDatabase {

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Throwable> failures = new HashMap<>();
    private final Connection delegate;
    private boolean autoCommit = true;
    private boolean readOnly;
    private int isolation = Connection.TRANSACTION_READ_COMMITTED;

    /** Creates connections that do nothing. */
    StubDatabase() {
        this(null);
    }

    /** Creates connections that forward the calls that do not fail. */
    StubDatabase(Connection delegate) {
        this.delegate = delegate;
    }

    /** Makes a method fail before it does anything. */
    StubDatabase failing(String method, Throwable failure) {
        failures.put(method, failure);
        return this;
    }

    StubDatabase repaired() {
        failures.clear();
        calls.clear();
        return this;
    }

    StubDatabase arrivingWithAutoCommit(boolean on) {
        autoCommit = on;
        return this;
    }

    /** All calls so far, in order. */
    List<String> calls() {
        return calls;
    }

    /** The calls that changed something. */
    List<String> changes() {
        return calls.stream()
                .filter(call -> !call.startsWith("get") && !call.startsWith("is"))
                .toList();
    }

    Sessions sessions() {
        return Sessions.of(dataSource());
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            record(method, arguments);
            return connection();
        });
    }

    private Connection connection() {
        return proxy(Connection.class, (method, arguments) -> {
            record(method, arguments);
            return delegate == null ? answer(method, arguments) : method.invoke(delegate, arguments);
        });
    }

    private void record(Method method, Object[] arguments) throws Throwable {
        boolean telling = method.getName().startsWith("set") && method.getParameterCount() == 1;
        calls.add(method.getName()
                + (telling
                        ? Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining(",", "(", ")"))
                        : ""));
        Throwable failure = failures.get(method.getName());
        if (failure != null) {
            throw failure;
        }
    }

    private Object answer(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "getAutoCommit" -> autoCommit;
            case "isValid" -> true;
            case "isClosed" -> false;
            case "isReadOnly" -> readOnly;
            case "getTransactionIsolation" -> isolation;
            case "setReadOnly" -> {
                readOnly = (Boolean) arguments[0];
                yield null;
            }
            case "setTransactionIsolation" -> {
                isolation = (Integer) arguments[0];
                yield null;
            }
            default -> null;
        };
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("toString")) {
                        return "stub " + type.getSimpleName();
                    }
                    try {
                        return handler.handle(method, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private interface Handler {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }
}
