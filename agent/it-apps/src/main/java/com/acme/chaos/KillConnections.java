package com.acme.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Kills all other connections of the server. */
public final class KillConnections {
    private KillConnections() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement statement = connection.createStatement()) {
            List<Long> others = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT id FROM information_schema.processlist WHERE user = 'chaos' AND id <> CONNECTION_ID()")) {
                while (rows.next()) {
                    others.add(rows.getLong(1));
                }
            }
            for (long other : others) {
                kill(statement, other);
            }
            System.out.println("killed " + others.size());
        }
    }

    private static void kill(Statement statement, long connection) {
        try {
            statement.execute("KILL " + connection);
        } catch (SQLException e) {
            // it has ended meanwhile
        }
    }
}
