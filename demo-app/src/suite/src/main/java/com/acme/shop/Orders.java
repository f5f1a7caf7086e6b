package com.acme.shop;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The orders of the shop, with three bugs. */
final class Orders {
    private final DataSource dataSource;

    Orders(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void create() throws SQLException {
        execute("CREATE TABLE shop_order (id INT PRIMARY KEY, total INT)");
    }

    void add(int id, int total) throws SQLException {
        execute("INSERT INTO shop_order VALUES (" + id + ", " + total + ")");
    }

    int count() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM shop_order")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Bug: returns early, and leaves the connection open. */
    Integer total(int id) throws SQLException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT total FROM shop_order WHERE id = " + id)) {
            if (!row.next()) {
                return null;
            }
            int total = row.getInt(1);
            connection.close();
            return total;
        }
    }

    /** Bug: holds one connection while it borrows another. */
    int countTwice() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return count() + count();
        }
    }

    /** Bug: does not commit, and the pool rolls back. */
    void cancelAll() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("DELETE FROM shop_order");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
