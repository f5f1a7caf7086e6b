package io.sessionaudit.runtime.weave;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** A class file to weave in vain, so that whatever weaving needs is loaded. Never loaded itself. */
abstract class Sample implements DataSource, Connection {
    @Override
    public Connection getConnection() throws SQLException {
        return this;
    }

    @Override
    public void close() throws SQLException {
        commit();
    }
}
