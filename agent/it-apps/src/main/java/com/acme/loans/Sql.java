package com.acme.loans;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/** SQL in a session of its own, or in one that is open. */
public final class Sql {
    private Sql() {}

    /** Executes statements in one session. */
    public static void execute(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection()) {
            execute(connection, statements);
        }
    }

    /** Executes statements. */
    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** {@return the first column of the first row, read in a session of its own} */
    public static String text(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return text(connection, query);
        }
    }

    /** {@return the first column of the first row} */
    public static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
