package com.acme.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;

/**
 * A small application whose classes are archived: HikariCP, whose classes have nested classes with lambdas, and H2.
 * Ends by itself, as a training run does.
 */
public final class ArchivedShop {
    /** The number of sessions. */
    public static final int SESSIONS = 20;

    private ArchivedShop() {}

    public static void main(String[] arguments) throws SQLException {
        int rows = 0;
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:archived");
            for (int i = 0; i < SESSIONS; i++) {
                try (Connection connection = pool.getConnection();
                        PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
                    statement.setInt(1, i);
                    try (ResultSet result = statement.executeQuery()) {
                        rows += result.next() ? 1 : 0;
                    }
                }
            }
        }
        System.out.println("rows=" + rows);
    }
}
