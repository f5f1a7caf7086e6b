package com.acme.app;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;

/** Requests a second session a million times, without success, at one place that a hundred thousand stacks lead to. */
public final class Storm {
    /** How often. */
    public static final int ATTEMPTS = 1_000_000;

    /** Each path through so many branches is a different stack: {@code 2^17} of them. */
    private static final int FORKS = 17;

    private final HikariDataSource pool;
    private int refused;

    private Storm(HikariDataSource pool) {
        this.pool = pool;
    }

    public static void main(String[] arguments) throws SQLException {
        try (HikariDataSource pool = Databases.pool("storm", 1, 2);
                Connection connection = pool.getConnection()) {
            Databases.number(connection, "SELECT 1"); // an unused one may be handed over
            Storm storm = new Storm(pool);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                storm.left(attempt, FORKS);
            }
            System.out.println("refused=" + storm.refused);
            System.out.println("still-open=" + !connection.isClosed());
        }
    }

    private void left(int way, int forks) {
        go(way, forks);
    }

    private void right(int way, int forks) {
        go(way, forks);
    }

    private void go(int way, int forks) {
        if (forks == 0) {
            ask();
        } else if ((way & 1) == 0) {
            left(way >> 1, forks - 1);
        } else {
            right(way >> 1, forks - 1);
        }
    }

    private void ask() {
        try (Connection second = pool.getConnection()) {
            throw new IllegalStateException("not refused: " + second);
        } catch (SQLException reject) {
            refused++;
        }
    }
}
