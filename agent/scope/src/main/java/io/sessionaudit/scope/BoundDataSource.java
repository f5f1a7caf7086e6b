package io.sessionaudit.scope;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * The data source that {@link Sessions#dataSource()} returns: it lends the session's connection inside a session, and
 * connections of the delegate otherwise.
 *
 * <p>Thread-safety: as safe as the delegate.
 */
final class BoundDataSource implements DataSource {

    private final DataSource plain;
    private final SessionStore store;

    BoundDataSource(DataSource plain, SessionStore store) {
        this.plain = plain;
        this.store = store;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Session session = store.find();
        if (session == null) {
            return plain.getConnection();
        }
        session.requireUsable("getConnection() of its data source");
        return BoundConnection.of(session);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Session session = store.find();
        if (session == null) {
            return plain.getConnection(user, password);
        }
        throw new SQLFeatureNotSupportedException("getConnection(user, password) was called inside " + session
                + ". A session already has a connection, of the user that its data source is configured with."
                + " Nothing was borrowed. Call getConnection() without a user, or call this outside the session.");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        return type.isInstance(plain) ? type.cast(plain) : plain.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(plain) || plain.isWrapperFor(type);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return plain.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        plain.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return plain.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        plain.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return plain.getParentLogger();
    }

    /** The class only: the delegate's string may contain a password. */
    @Override
    public String toString() {
        return "sessions over " + plain.getClass().getName();
    }
}
