package com.acme.environments.neighbours;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import com.acme.environments.OwnSource;
import com.acme.environments.Workload;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Uses two pools, its own source, and {@code DriverManager}. */
public final class WatchedShop {
    private static final int ROUNDS = 10;
    private static final String URL = "jdbc:h2:mem:watched;DB_CLOSE_DELAY=-1";

    private WatchedShop() {}

    public static void main(String[] arguments) throws SQLException {
        try (HikariDataSource pool = Workload.pool("shop", "watched", 2)) {
            Workload.run(pool, ROUNDS);
        }
        try (BasicDataSource pool = new BasicDataSource()) {
            pool.setUrl(URL);
            Workload.run(pool, ROUNDS);
        }
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(URL);
        OwnSource own = new OwnSource(h2);
        Workload.run(own, ROUNDS);
        try (Connection connection = own.getConnection()) {
            System.out.println("connection=" + connection.getClass().getName());
        }
        try (Connection connection = DriverManager.getConnection(URL)) {
            System.out.println("closed=" + connection.isClosed());
        }
        System.out.println("received=2");
    }
}
