package com.acme.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Holds two sessions of a MySQL server, one idle and one in a long query, until its standard input ends. */
public final class Holders {
    private static final CountDownLatch HELD = new CountDownLatch(2);
    private static final CountDownLatch ENOUGH = new CountDownLatch(1);
    private static volatile Statement query;

    private Holders() {}

    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setPoolName("orders");
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Thread idle = new Thread(() -> idle(pool), "mail");
            Thread busy = new Thread(() -> busy(pool), "statistics");
            idle.start();
            busy.start();
            HELD.await();
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // no input is sent to it
            }
            ENOUGH.countDown();
            query.cancel();
            idle.join();
            busy.join();
        }
    }

    private static void idle(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            Databases.number(connection, "SELECT 1");
            HELD.countDown();
            ENOUGH.await();
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void busy(HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            query = statement;
            HELD.countDown();
            statement.execute("SELECT 'a\ttab', \"a quote\", SLEEP(600)");
        } catch (SQLException e) {
            // of the cancel: some servers end the query with an answer, some with an error
        }
    }
}
