package com.acme.app;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Executes each line of its standard input as a command, and confirms it with {@code done} and the line. It has a
 * session open from the start, which {@code early} uses and closes.
 */
public final class Desk {
    /** How many sessions {@code work} opens. */
    public static final int SESSIONS = 5;

    private final HikariDataSource pool;
    private final Connection early;
    private Connection held;

    private Desk(HikariDataSource pool) throws SQLException {
        this.pool = pool;
        early = pool.getConnection();
    }

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = Databases.pool("desk", 1, 5)) {
            Desk desk = new Desk(pool);
            desk.work(); // so that every class is loaded
            System.out.println("ready");
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                desk.obey(order.split(" ")[0]);
                System.out.println("done " + order);
            }
        }
    }

    private void obey(String order) throws Exception {
        switch (order) {
            case "work" -> work();
            case "early" -> {
                Databases.number(early, "SELECT 1");
                early.close();
            }
            case "hold" -> held = pool.getConnection();
            case "release" -> held.close();
            case "nest" -> nest();
            case "forget" -> forget();
            default -> throw new IllegalArgumentException(order);
        }
    }

    private void work() throws SQLException {
        for (int session = 0; session < SESSIONS; session++) {
            try (Connection connection = pool.getConnection()) {
                Databases.number(connection, "SELECT 1");
            }
        }
    }

    private void nest() throws SQLException {
        try (Connection first = pool.getConnection()) {
            int used = Databases.number(first, "SELECT 1");
            try (Connection second = pool.getConnection()) {
                System.out.println("nested=" + Databases.number(second, "SELECT 2") + used);
            }
        } catch (SQLException e) {
            System.out.println("nested=" + e.getSQLState());
        }
    }

    private void forget() throws Exception {
        WeakReference<Connection> forgotten = new WeakReference<>(pool.getConnection());
        while (!forgotten.refersTo(null)) {
            System.gc();
            Thread.sleep(10);
        }
    }
}
