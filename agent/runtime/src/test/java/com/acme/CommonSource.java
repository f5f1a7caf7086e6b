package com.acme;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.CommonDataSource;
import javax.sql.DataSource;

/** Superclass of {@link InheritingDataSource}: provides connections, but is not a {@code DataSource}. */
class CommonSource implements CommonDataSource {
    private final DataSource target;

    CommonSource(DataSource target) {
        this.target = target;
    }

    public Connection getConnection() throws SQLException {
        return target.getConnection();
    }

    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
