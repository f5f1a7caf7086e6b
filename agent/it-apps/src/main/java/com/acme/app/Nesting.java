package com.acme.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

/** Opens a session while it has one open, in the ways that its first argument names. */
public final class Nesting {
    /** The source of the sessions. */
    interface Source {
        Connection open() throws SQLException;
    }

    private Nesting() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "pool" -> inPool();
            case "driver-manager" ->
                nest(
                        () -> remember(DriverManager.getConnection(Databases.url("one"))),
                        () -> DriverManager.getConnection(Databases.url("one")));
            case "data-source" -> {
                DataSource source = Databases.direct("one");
                nest(() -> remember(source.getConnection()), source::getConnection);
            }
            case "allowed" -> allowed();
            case "different-sources" -> differentSources();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void inPool() throws SQLException {
        // No idle connections, so that only a borrow makes the pool grow.
        try (HikariDataSource pool = Databases.pool("one", 0, 3)) {
            HikariPoolMXBean figures = pool.getHikariPoolMXBean();
            nest(() -> remember(pool.getConnection()), () -> {
                System.out.println("before=" + describe(figures));
                try {
                    return pool.getConnection();
                } finally {
                    System.out.println("after=" + describe(figures));
                }
            });
        }
    }

    private static void nest(Source outer, Source inner) throws SQLException {
        try (Connection first = outer.open()) {
            try (Connection second = inner.open()) {
                System.out.println("second=opened " + Databases.number(second, "SELECT 2"));
            } catch (SQLException e) {
                System.out.println("second=" + e.getSQLState());
                System.out.println("message=" + e.getMessage());
            }
            System.out.println("first=" + Databases.number(first, "SELECT 1"));
        }
        try (Connection next = inner.open()) {
            System.out.println("next=" + Databases.number(next, "SELECT 3"));
        }
    }

    private static void allowed() throws SQLException {
        try (HikariDataSource pool = Databases.pool("one", 2, 3);
                Connection first = pool.getConnection()) {
            System.out.println("second=" + Auditor.write(pool));
            System.out.println("first=" + Databases.number(first, "SELECT 1"));
            try (Connection third = pool.getConnection()) {
                System.out.println("third=opened " + Databases.number(third, "SELECT 3"));
            } catch (SQLException e) {
                System.out.println("third=" + e.getSQLState());
            }
        }
    }

    private static void differentSources() throws SQLException {
        try (HikariDataSource one = Databases.pool("one", 1, 1);
                HikariDataSource two = Databases.pool("two", 1, 1);
                Connection first = one.getConnection();
                Connection second = two.getConnection();
                Connection third = Databases.direct("one").getConnection();
                Connection fourth = Databases.direct("two").getConnection();
                Connection fifth = DriverManager.getConnection(Databases.url("one"));
                Connection sixth = DriverManager.getConnection(Databases.url("two"))) {
            for (Connection connection : new Connection[] {first, second, third, fourth, fifth, sixth}) {
                System.out.println("opened=" + Databases.number(connection, "SELECT 1"));
            }
        }
    }

    /** Prints the calling line. Uses the connection, because an unused one may have been handed over. */
    private static Connection remember(Connection connection) throws SQLException {
        connection.clearWarnings();
        System.out.println("place=" + new Throwable().getStackTrace()[1]);
        return connection;
    }

    private static String describe(HikariPoolMXBean figures) {
        return "total " + figures.getTotalConnections() + ", active " + figures.getActiveConnections() + ", awaiting "
                + figures.getThreadsAwaitingConnection();
    }

    /** Writes its notes in a separate transaction that does not depend on the caller's. */
    static final class Auditor {
        private Auditor() {}

        static String write(DataSource source) throws SQLException {
            try (Connection connection = source.getConnection()) {
                return "opened " + Databases.number(connection, "SELECT 2");
            }
        }
    }
}
