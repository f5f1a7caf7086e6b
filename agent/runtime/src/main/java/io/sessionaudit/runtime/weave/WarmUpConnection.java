package io.sessionaudit.runtime.weave;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** A dummy that is woven during warm-up to load Byte Buddy's classes. Never loaded itself. */
abstract class WarmUpConnection implements DataSource, Connection {
    @Override
    public Connection getConnection() throws SQLException {
        return this;
    }

    @Override
    public void close() throws SQLException {
        commit();
    }
}
