package com.acme.app;

import java.sql.Connection;
import java.util.logging.LogManager;

import com.zaxxer.hikari.HikariDataSource;

/** Nests sessions, and chooses its log manager when the agent has begun to send the findings about them. */
public final class LoggingChoice {
    private static final String SENDER = "BatchLogRecordProcessor";
    private static final int NESTINGS = 3;

    private LoggingChoice() {}

    /** The log manager of the application. */
    public static final class Manager extends LogManager {}

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = Databases.pool("logging", 2, 2)) {
            for (int i = 0; i < NESTINGS; i++) {
                nest(pool);
            }
            awaitSender();
            System.setProperty("java.util.logging.manager", Manager.class.getName());
            System.out.println("log manager=" + LogManager.getLogManager().getClass().getName());
        }
    }

    private static void nest(HikariDataSource pool) throws Exception {
        try (Connection outer = pool.getConnection();
                Connection inner = pool.getConnection()) {
            inner.createStatement().execute("SELECT 1");
            outer.createStatement().execute("SELECT 2");
        }
    }

    private static void awaitSender() {
        Thread[] threads = new Thread[100];
        while (true) {
            int count = Thread.currentThread().getThreadGroup().getParent().enumerate(threads);
            for (int i = 0; i < count; i++) {
                if (threads[i].getName().startsWith(SENDER)) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
    }
}
