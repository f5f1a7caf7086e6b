package com.acme.host;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.support.Databases;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The environment of one program: a pool and a database of its own, both with the program's name. The database has a
 * table {@code account (id, owner, balance)} with three rows. Thread-safe.
 */
public final class Host {
    private static final int CONNECTIONS = 4;
    private static final long MAX_WAIT_MILLIS = 5_000;
    private static final String[] CONTENT = {
        "CREATE TABLE account (id INT PRIMARY KEY, owner VARCHAR(40) NOT NULL, balance INT NOT NULL)",
        "INSERT INTO account VALUES (1, 'Ann', 100), (2, 'Bob', 200), (3, 'Cid', 300)"
    };

    private final String name;
    private HikariDataSource pool;
    private boolean isCreated;

    Host(String name) {
        this.name = name;
    }

    /** The name of the program, of its pool and of its database. */
    public String name() {
        return name;
    }

    /** The pool, of at most four connections. */
    public HikariDataSource dataSource() {
        return dataSource(CONNECTIONS);
    }

    /** The pool; the first call defines its size. */
    public synchronized HikariDataSource dataSource(int connections) {
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName(name);
            config.setJdbcUrl(url());
            config.setUsername("sa");
            config.setMaximumPoolSize(connections);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(MAX_WAIT_MILLIS);
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    /** The database, for a pool of the program's own, which gets {@link #name()}; user {@code sa}, no password. */
    public synchronized String url() {
        String url = Databases.url(name);
        if (!isCreated) {
            isCreated = true;
            execute(CONTENT);
        }
        return url;
    }

    /** Changes the database, without the pool. */
    public void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(url(), "sa", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
