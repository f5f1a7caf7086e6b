package com.acme.sources;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Determines whether uncommitted changes are committed or rolled back when a connection is closed. */
record ChangesOutcome(Opened.Borrow borrow, String table, Transcript transcript) {
    private static final int LOOKS = 4;

    void find() throws Exception {
        try (Connection connection = borrow.get()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO " + table + " VALUES (42)");
            }
        } catch (SQLException e) {
            transcript.ask("uncommitted close", () -> {
                throw e;
            });
        }
        boolean seen = false;
        boolean kept = false;
        for (int look = 0; look < LOOKS; look++) {
            try (Connection connection = borrow.get()) {
                seen |= isThere(connection);
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                kept = isThere(connection);
            }
        }
        transcript.say("uncommitted changes", !seen ? "rolled back" : kept ? "committed" : "left open");
    }

    private boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table + " WHERE id = 42")) {
            result.next();
            return result.getInt(1) > 0;
        }
    }
}
