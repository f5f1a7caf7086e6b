package com.acme;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;

/** A driver that the agent does not know, on top of H2: its connections are proxies that record each call. */
public final class RecordingDriver implements Driver {
    /** Prefix of its URLs, followed by the name of a database. */
    public static final String PREFIX = "jdbc:recording:";

    private record Call(Thread thread, String method) {}

    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();

    static {
        try {
            DriverManager.registerDriver(new RecordingDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** {@return the calls of this thread so far; pools use threads of their own} */
    public static List<String> calls() {
        return CALLS.stream()
                .filter(call -> call.thread == Thread.currentThread())
                .map(Call::method)
                .toList();
    }

    /** {@return a proxy that records each call before it forwards it} */
    public static <T> T recorded(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                RecordingDriver.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    CALLS.add(new Call(Thread.currentThread(), method.getName()));
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        String database = "jdbc:h2:mem:" + url.substring(PREFIX.length()) + ";DB_CLOSE_DELAY=-1";
        return recorded(Connection.class, new org.h2.Driver().connect(database, info));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(RecordingDriver.class.getName());
    }
}
