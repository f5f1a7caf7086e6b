package com.acme.orders;

import java.sql.Connection;
import java.sql.DriverManager;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

/**
 * The driver of Testcontainers: the connections behind its own, and that of its script, are no sessions.
 */
class ContainerTest {
    private static final String URL = "jdbc:tc:embedded:1:///orders?TC_INITSCRIPT=container.sql";
    private static final HikariDataSource POOL = pool();

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(URL);
        config.setDriverClassName("org.testcontainers.jdbc.ContainerDatabaseDriver");
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    @Test
    void closes() throws Exception {
        try (Connection connection = POOL.getConnection()) {
            Database.query(connection);
        }
    }

    @Test
    void failsForOpenSession() throws Exception {
        Database.query(POOL.getConnection());
    }

    @Test
    void closesConnectionOfDriverManager() throws Exception {
        try (Connection connection = DriverManager.getConnection(URL)) {
            Database.query(connection);
        }
    }

    @Test
    void failsForConnectionOfDriverManager() throws Exception {
        Database.query(DriverManager.getConnection(URL));
    }
}
