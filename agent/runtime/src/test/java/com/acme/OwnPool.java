package com.acme;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A pool of one connection inside a library that uses {@code DriverManager} and provides no data source. */
public final class OwnPool {
    private final Connection connection;

    /** Opens its connection. */
    public OwnPool(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
    }

    /** Uses its connection, on any thread. */
    public void use() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes its connection. */
    public void shutDown() throws SQLException {
        connection.close();
    }
}
