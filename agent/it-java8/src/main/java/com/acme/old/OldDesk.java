package com.acme.old;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Executes its arguments as commands, or without arguments each line of its standard input, and confirms each. It has a
 * session open from the start, which {@code early} uses and closes.
 */
public final class OldDesk {
    private static final int SIZE = 5;

    private final HikariDataSource pool;
    private final Connection early;
    private Connection held;

    private OldDesk(HikariDataSource pool) throws SQLException {
        this.pool = pool;
        early = pool.getConnection();
    }

    /** Runs until there are no more commands. */
    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:desk");
            pool.setUsername("sa");
            pool.setPoolName("desk");
            pool.setMaximumPoolSize(SIZE);
            OldDesk desk = new OldDesk(pool);
            desk.work(); // so that every class is loaded
            System.out.println("ready");
            BufferedReader orders = orders(arguments);
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println(order + " " + desk.obey(order));
            }
        }
    }

    private static BufferedReader orders(String[] arguments) throws IOException {
        return new BufferedReader(
                arguments.length == 0
                        ? new InputStreamReader(System.in)
                        : new StringReader(String.join("\n", arguments)));
    }

    private String obey(String order) throws Exception {
        switch (order) {
            case "work":
                return work();
            case "early":
                try (Connection connection = early) {
                    return number(connection);
                }
            case "hold":
                held = pool.getConnection();
                return number(held);
            case "release":
                held.close();
                return "1";
            case "nest":
                return nest();
            case "bean":
                return OldBean.pools();
            default:
                throw new IllegalArgumentException(order);
        }
    }

    private String work() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return number(connection);
        }
    }

    private String nest() {
        try (Connection first = pool.getConnection()) {
            String result = number(first);
            try (Connection second = pool.getConnection()) {
                return result + number(second) + number(first);
            }
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String number(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select 1")) {
            result.next();
            return result.getString(1);
        }
    }
}
