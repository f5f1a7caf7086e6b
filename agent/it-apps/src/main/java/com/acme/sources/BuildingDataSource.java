package com.acme.sources;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKey;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source whose connections are built: no driver or pool used here supports that. */
final class BuildingDataSource extends DelegatingDataSource {
    BuildingDataSource(DataSource target) {
        super(target);
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() {
        return new Builder();
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
            return obtainTargetDataSource().getConnection();
        }
    }
}
