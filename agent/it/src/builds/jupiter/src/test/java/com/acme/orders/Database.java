package com.acme.orders;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The application under test; its pool outlives every test class. */
final class Database {
    static final DataSource POOL = pool();

    private Database() {}

    static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:orders");
        config.setMaximumPoolSize(60);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    static void use() throws SQLException {
        try (Connection connection = POOL.getConnection()) {
            query(connection);
        }
    }

    static void query(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT 42");
        }
    }

    /** A fault of the application. */
    static void forget() throws SQLException {
        query(POOL.getConnection());
    }
}
