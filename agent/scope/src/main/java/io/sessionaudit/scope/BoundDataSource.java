package io.sessionaudit.scope;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * The data source that {@link Sessions#dataSource()} gives: the session's connection inside a session, plain ones elsewhere.
 *
 * <p>Thread-safety: as safe as the data source behind it.
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
        throw new SQLFeatureNotSupportedException("A connection for a certain user was asked for inside " + session
                + ". The session has its connection already, of the user that its data source is set up with."
                + " Nothing was borrowed. Ask for getConnection() here, or do this outside of the session.");
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

    /** The class only: what the data source behind prints may hold a password. */
    @Override
    public String toString() {
        return "sessions over " + plain.getClass().getName();
    }
}
