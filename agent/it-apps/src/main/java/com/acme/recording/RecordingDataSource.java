package com.acme.recording;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;

/** A driver's data source that records every call on itself and on what it opens; a pool sets its properties. */
public final class RecordingDataSource implements DataSource {
    private final JdbcDataSource h2 = new JdbcDataSource();
    private DataSource recorded;
    private String label = "none";

    /** Sets the URL, which begins with {@link RecordingDriver#PREFIX}. */
    public void setUrl(String url) {
        label = RecordingDriver.label(url);
        Recorder.record(label, "behind DataSource.setUrl");
        h2.setURL(RecordingDriver.h2(url));
        recorded = RecordingHandler.wrap(DataSource.class, label, "behind", h2);
    }

    /** {@return the URL, as drivers' own data sources have it} */
    public String getUrl() {
        Recorder.record(label, "behind DataSource.getUrl");
        return RecordingDriver.PREFIX + h2.getURL().substring("jdbc:".length());
    }

    /** Sets the user. */
    public void setUser(String user) {
        Recorder.record(label, "behind DataSource.setUser");
        h2.setUser(user);
    }

    /** Sets the password. */
    public void setPassword(String password) {
        Recorder.record(label, "behind DataSource.setPassword");
        h2.setPassword(password);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return recorded.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return recorded.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return recorded.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        recorded.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        recorded.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return recorded.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        Recorder.record(label, "behind DataSource.getParentLogger()");
        return Logger.getLogger("recording");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return recorded.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return recorded.isWrapperFor(type);
    }

    @Override
    public boolean equals(Object other) {
        Recorder.record(label, "behind DataSource.equals(Object)");
        return this == other;
    }

    @Override
    public int hashCode() {
        Recorder.record(label, "behind DataSource.hashCode()");
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        Recorder.record(label, "behind DataSource.toString()");
        return "behind DataSource";
    }
}
