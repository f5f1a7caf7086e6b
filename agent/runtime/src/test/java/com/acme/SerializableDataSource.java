package com.acme;

import java.io.Serializable;
import java.sql.Connection;

import javax.sql.DataSource;

/** A serializable data source without an explicit {@code serialVersionUID}. */
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
