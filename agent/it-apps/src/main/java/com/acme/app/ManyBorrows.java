package com.acme.app;

import java.sql.Connection;

import com.zaxxer.hikari.HikariDataSource;

/** Borrows and closes so often that the JVM compiles it with the optimizing compiler. */
public final class ManyBorrows {
    private static final int BORROWS = 100_000;

    private ManyBorrows() {}

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = Databases.pool("many", 1, 2)) {
            for (int i = 0; i < BORROWS; i++) {
                try (Connection connection = pool.getConnection()) {
                    connection.isReadOnly();
                }
            }
        }
    }
}
