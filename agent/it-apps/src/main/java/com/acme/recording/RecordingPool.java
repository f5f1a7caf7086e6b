package com.acme.recording;

import javax.sql.ConnectionPoolDataSource;

import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** H2's own pool over pooled connections that record. */
public final class RecordingPool {
    private RecordingPool() {}

    /** Opens one whose database has the name of the label. */
    public static JdbcConnectionPool of(String label, String url, String user) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser(user);
        return JdbcConnectionPool.create(
                RecordingHandler.wrap(ConnectionPoolDataSource.class, label, "behind", source));
    }
}
