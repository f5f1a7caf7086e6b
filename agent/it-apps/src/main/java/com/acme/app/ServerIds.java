package com.acme.app;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Queries the server's id of the connection in each session, on a few threads. */
public final class ServerIds {
    /** How many sessions it opens. */
    public static final int SESSIONS = 40;

    private static final int THREADS = 4;

    private ServerIds() {}

    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(THREADS - 1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int session = 0; session < SESSIONS; session++) {
                answers.add(threads.submit(() -> ask(pool)));
            }
            for (Future<String> answer : answers) {
                System.out.println("session=" + answer.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    private static String ask(HikariDataSource pool) throws Exception {
        try (Connection connection = pool.getConnection()) {
            return Thread.currentThread().getName() + " " + Databases.number(connection, "SELECT CONNECTION_ID()");
        }
    }
}
