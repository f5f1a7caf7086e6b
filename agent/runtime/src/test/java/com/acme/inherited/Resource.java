package com.acme.inherited;

import java.sql.Connection;
import java.sql.SQLException;

/** Closes its delegate; implements no role of JDBC. */
public class Resource implements AutoCloseable {
    /** The delegate of the subclass. */
    public final Connection inner;

    public Resource(Connection inner) {
        this.inner = inner;
    }

    @Override
    public void close() throws SQLException {
        inner.close();
    }
}
