package com.acme;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKey;

import javax.sql.ConnectionEventListener;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;

/** Creates pooled connections from its own connections, like MySQL's driver, and connection builders. */
public final class PooledSource extends ForwardingDataSource implements ConnectionPoolDataSource {
    public PooledSource(DataSource target) {
        super(target);
    }

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return new Pooled(getConnection());
    }

    @Override
    public PooledConnection getPooledConnection(String user, String password) throws SQLException {
        return getPooledConnection();
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() {
        return new Builder();
    }

    private record Pooled(Connection physical) implements PooledConnection {
        @Override
        public Connection getConnection() {
            return Proxies.proxy((proxy, method, arguments) ->
                    method.getName().equals("close") ? null : method.invoke(physical, arguments));
        }

        @Override
        public void close() throws SQLException {
            physical.close();
        }

        @Override
        public void addConnectionEventListener(ConnectionEventListener listener) {}

        @Override
        public void removeConnectionEventListener(ConnectionEventListener listener) {}

        @Override
        public void addStatementEventListener(StatementEventListener listener) {}

        @Override
        public void removeStatementEventListener(StatementEventListener listener) {}
    }

    private final class Builder implements ConnectionBuilder {
        @Override
        public ConnectionBuilder user(String name) {
            return this;
        }

        @Override
        public ConnectionBuilder password(String password) {
            return this;
        }

        @Override
        public ConnectionBuilder shardingKey(ShardingKey key) {
            return this;
        }

        @Override
        public ConnectionBuilder superShardingKey(ShardingKey key) {
            return this;
        }

        @Override
        public Connection build() throws SQLException {
            return target.getConnection();
        }
    }
}
