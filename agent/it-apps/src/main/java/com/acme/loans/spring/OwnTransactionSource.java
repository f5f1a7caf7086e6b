package com.acme.loans.spring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A hand-written local transaction of an application: while it lasts, its connections do nothing on close, and its end
 * commits and closes the pool's connection.
 */
final class OwnTransactionSource extends AbstractDataSource {
    private final DataSource pool;
    private final ThreadLocal<Connection> borrowed = new ThreadLocal<>();
    private final ThreadLocal<Boolean> begun = ThreadLocal.withInitial(() -> false);

    OwnTransactionSource(DataSource pool) {
        this.pool = pool;
    }

    void begin() {
        begun.set(true);
    }

    void commit() throws SQLException {
        try (Connection connection = borrowed.get()) {
            connection.commit();
        } finally {
            borrowed.remove();
            begun.remove();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!begun.get()) {
            return pool.getConnection();
        }
        if (borrowed.get() == null) {
            Connection connection = pool.getConnection();
            connection.setAutoCommit(false);
            borrowed.set(connection);
        }
        return unclosable(borrowed.get());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                OwnTransactionSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
