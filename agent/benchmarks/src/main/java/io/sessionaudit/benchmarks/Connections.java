package io.sessionaudit.benchmarks;

import java.io.PrintWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;

import javax.sql.DataSource;

/** A data source without a pool: each connection is a new object of the stub's class, and there is no end to them. */
public final class Connections implements DataSource {
    private final MethodHandle constructor;

    private Connections() {
        try {
            constructor = MethodHandles.publicLookup()
                    .findConstructor(StubDriver.connect().getClass(), MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Connection.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return such a data source} */
    public static DataSource dataSource() {
        return new Connections();
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return (Connection) constructor.invokeExact();
        } catch (Throwable e) {
            throw new SQLException(e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
