package com.acme;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.support.MinimalDataSource;

/** An application's data source in front of another one. */
public class ForwardingDataSource extends MinimalDataSource {
    protected final DataSource target;

    public ForwardingDataSource(DataSource target) {
        this.target = target;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return target.getConnection();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return target.isWrapperFor(type);
    }
}
