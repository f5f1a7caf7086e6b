package com.acme.corpus.host;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.support.PoolKind;

/**
 * Inserts a row on every pool, closes without a commit, and checks whether the row was committed. Argument: the URL of
 * a server; each pool is tried on it, and on H2. Prints {@code outcome=POOL DATABASE OUTCOME} for each, on a
 * thread called {@code POOL DATABASE}.
 */
public final class UncommittedRows {
    private static final int TRIES = 8;

    private final String name;
    private final PoolKind pool;
    private final Database database;
    private final String table;

    private UncommittedRows(PoolKind pool, String kind, Database database) {
        this.name = pool + " " + kind;
        this.pool = pool;
        this.database = database;
        this.table = "fate_" + pool;
    }

    public static void main(String[] arguments) throws Exception {
        for (PoolKind pool : PoolKind.values()) {
            new UncommittedRows(pool, "h2", Database.inside("fates_" + pool)).print();
            if (pool != PoolKind.H2) {
                new UncommittedRows(pool, "server", Database.onServer("fates_" + pool, arguments[0])).print();
            }
        }
        System.exit(0); // some pools leave threads behind
    }

    private void print() throws Exception {
        try (Connection beside = beside();
                Statement statement = beside.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + table);
            statement.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY)");
        }
        Thread.currentThread().setName(name);
        DataSource source = pool.open(database.pool());
        System.out.println("outcome=" + name + " " + outcome(source));
        pool.close(source);
        try (Connection beside = beside();
                Statement statement = beside.createStatement()) {
            statement.execute("DROP TABLE " + table);
        }
    }

    private String outcome(DataSource source) throws SQLException {
        long written;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            written = idOf(connection);
            statement.executeUpdate("INSERT INTO " + table + " VALUES (1)");
        }
        try (Connection beside = beside()) {
            if (number(beside, "SELECT COUNT(*) FROM " + table) > 0) {
                return "committed";
            }
        }
        for (int time = 0; time < TRIES; time++) {
            try (Connection next = source.getConnection()) {
                if (idOf(next) == written) {
                    String outcome = number(next, "SELECT COUNT(*) FROM " + table) > 0 ? "left-open" : "rolled-back";
                    if (!next.getAutoCommit()) {
                        next.rollback();
                    }
                    return outcome;
                }
            }
        }
        return "rolled-back"; // the connection is closed, and the row is not visible
    }

    private Connection beside() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private long idOf(Connection connection) throws SQLException {
        boolean isH2 = database.url().startsWith("jdbc:h2:");
        return number(connection, isH2 ? "SELECT SESSION_ID()" : "SELECT CONNECTION_ID()");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
