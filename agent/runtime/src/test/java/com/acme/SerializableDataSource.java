package com.acme;

import java.io.Serializable;
import java.sql.Connection;

import javax.sql.DataSource;

/** A data source that can be serialised and leaves its version to be computed, against good advice. */
@SuppressWarnings("serial")
public abstract class SerializableDataSource implements DataSource, Serializable {
    @Override
    public Connection getConnection() {
        return Proxies.proxy((proxy, method, arguments) -> null);
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }
}
