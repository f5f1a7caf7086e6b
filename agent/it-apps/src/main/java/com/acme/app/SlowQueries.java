package com.acme.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * Runs a slow query on each connection of its pool, and waits for one more. The queries contain the name of their
 * thread, so that they can be identified in the server's process list. Ends with its standard input.
 */
public final class SlowQueries {
    /** How many. */
    public static final int QUERIES = 3;

    private SlowQueries() {}

    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setPoolName("slow");
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(QUERIES);
        HikariDataSource pool = new HikariDataSource(config);
        CountDownLatch lent = new CountDownLatch(QUERIES);
        for (int number = 1; number <= QUERIES; number++) {
            daemon("query-" + number, () -> query(pool, lent));
        }
        lent.await();
        daemon("waiter", () -> pool.getConnection().close());
        System.out.println("ready");
        awaitEndOfInput();
        System.exit(0);
    }

    private static void query(HikariDataSource pool, CountDownLatch lent) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            lent.countDown();
            statement.execute("SELECT SLEEP(30), '" + Thread.currentThread().getName() + "'");
        }
    }

    private static void daemon(String name, Task task) {
        Runnable runnable = () -> {
            try {
                task.run();
            } catch (SQLException ended) {
                System.out.println("ended=" + ended);
            }
        };
        Thread thread = new Thread(runnable, name);
        thread.setDaemon(true);
        thread.start();
    }

    @SuppressWarnings("StatementWithEmptyBody")
    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // No input is expected.
        }
    }

    private interface Task {
        void run() throws SQLException;
    }
}
