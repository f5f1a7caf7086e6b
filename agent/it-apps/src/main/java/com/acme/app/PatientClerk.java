package com.acme.app;

import java.sql.Connection;

import com.zaxxer.hikari.HikariDataSource;

/** Opens some sessions, prints {@code ready}, and opens one more when its standard input ends. */
public final class PatientClerk {
    /** How many sessions it opens before it waits. */
    public static final int SESSIONS = 5;

    private PatientClerk() {}

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = Databases.pool("letters", 1, 2)) {
            for (int session = 0; session < SESSIONS; session++) {
                work(pool);
            }
            System.out.println("ready");
            if (System.in.read() < 0) {
                work(pool);
            }
        }
    }

    private static void work(HikariDataSource pool) throws Exception {
        try (Connection connection = pool.getConnection()) {
            Databases.number(connection, "SELECT 1");
        }
    }
}
