package com.acme.inherited;

import java.sql.Connection;
import java.sql.SQLException;

/** Closes what it wraps; knows nothing of JDBC's roles. */
public class Resource implements AutoCloseable {
    /** What the subclass delegates to. */
    public final Connection inner;

    public Resource(Connection inner) {
        this.inner = inner;
    }

    @Override
    public void close() throws SQLException {
        inner.close();
    }
}
