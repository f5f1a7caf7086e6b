package com.acme.app;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Borrows and closes at each level of an infinite recursion on a separate thread, and continues there after the stack
 * overflow.
 */
public final class FullStack {
    /** Number of sessions with one statement after the last overflow. */
    public static final int AFTER = 100;

    private static final int MAX_OVERFLOWS = 100;
    private static int returned;

    private FullStack() {}

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = Databases.pool("deep", 1, 10)) {
            Thread thread = new Thread(() -> overflowAndGoOn(pool), "deep");
            thread.start();
            thread.join();
        }
    }

    private static void overflowAndGoOn(HikariDataSource pool) {
        try {
            boolean failed = false;
            for (int i = 0; i < MAX_OVERFLOWS && !failed; i++) {
                try {
                    recurse(pool);
                } catch (StackOverflowError e) {
                    failed = hasAHookFailed();
                }
            }
            System.out.println(failed ? "a hook has failed" : "no hook has failed");
            for (int i = 0; i < AFTER; i++) {
                try (Connection connection = pool.getConnection()) {
                    Databases.number(connection, "SELECT 1");
                }
            }
        } catch (SQLException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasAHookFailed() throws ReflectiveOperationException {
        return Class.forName("java.lang.SessionAuditHooks").getField("failed").getBoolean(null);
    }

    private static void recurse(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            returned += connection == null ? 1 : 0;
        }
        recurse(pool);
        returned++;
    }
}
