package com.acme.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Databases in memory, and the table {@code item(id, name)} of three rows. */
public final class Databases {
    private Databases() {}

    /** {@return the URL of a database that exists until the JVM ends} */
    public static String url(String name) {
        return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    /** {@return the driver's own data source for a database of its own} */
    public static JdbcDataSource h2() {
        JdbcDataSource source = h2(UUID.randomUUID().toString());
        source.setUser("sa");
        return source;
    }

    /** {@return the driver's own data source for the database of that name} */
    public static JdbcDataSource h2(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url(name));
        return source;
    }

    /** {@return a pool of four connections on a database of its own} */
    public static HikariDataSource hikari() {
        return hikari("test-pool", 4);
    }

    /** {@return a pool on a database of its own} */
    public static HikariDataSource hikari(String name, int size) {
        return new HikariDataSource(hikariConfig(name, size));
    }

    /** {@return the configuration of a pool on a database of its own} */
    public static HikariConfig hikariConfig(String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(h2());
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        return config;
    }

    /** Makes the table. */
    public static void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20))");
            statement.execute("INSERT INTO item VALUES (1, 'one'), (2, 'two'), (3, 'three')");
        }
    }
}
