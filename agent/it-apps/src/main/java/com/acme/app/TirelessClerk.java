package com.acme.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariDataSource;

/** Opens and closes sessions until its standard input ends, and prints their number. Can be told to pause longer. */
public final class TirelessClerk {
    private static final long PAUSE_NANOS = 100_000;

    private TirelessClerk() {}

    public static void main(String[] arguments) throws Exception {
        Thread wait = new Thread(TirelessClerk::awaitEnd);
        wait.start();
        long pause = arguments.length == 0 ? PAUSE_NANOS : Long.parseLong(arguments[0]);
        int sessions = 0;
        try (HikariDataSource pool = Databases.pool("letters", 1, 2)) {
            while (wait.isAlive()) {
                try (Connection connection = pool.getConnection()) {
                    Databases.number(connection, "SELECT 1");
                }
                if (++sessions == 1) {
                    System.out.println("ready");
                }
                LockSupport.parkNanos(pause);
            }
        }
        System.out.println("sessions=" + sessions);
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // no input is sent to it
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
