package io.sessionaudit.demo.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The statements that change data. The caller opens and ends the transaction. */
final class OrderStatements {

    private OrderStatements() {}

    /** Everything that one order does to the database. */
    static long place(Connection connection, Order order) throws SQLException, OutOfStockException {
        long id = insertOrder(connection, order.customer());
        long totalCents = 0;
        for (OrderLine line : order.lines()) {
            takeFromStock(connection, line);
            totalCents += line.quantity() * price(connection, line.item());
        }
        insertLines(connection, id, order);
        setTotal(connection, id, totalCents);
        return id;
    }

    private static long insertOrder(Connection connection, int customer) throws SQLException {
        String sql = "INSERT INTO demo_order (customer_id, total_cents) VALUES (?, 0)";
        try (PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            insert.setInt(1, customer);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private static void takeFromStock(Connection connection, OrderLine line) throws SQLException, OutOfStockException {
        String sql = "UPDATE demo_item SET stock = stock - ? WHERE id = ? AND stock >= ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, line.quantity());
            update.setInt(2, line.item());
            update.setInt(3, line.quantity());
            if (update.executeUpdate() == 0) {
                throw new OutOfStockException(line);
            }
        }
    }

    private static long price(Connection connection, int item) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT price_cents FROM demo_item WHERE id = ?")) {
            select.setInt(1, item);
            try (ResultSet prices = select.executeQuery()) {
                prices.next();
                return prices.getLong(1);
            }
        }
    }

    private static void insertLines(Connection connection, long id, Order order) throws SQLException {
        String sql = "INSERT INTO demo_order_line (order_id, item_id, quantity) VALUES (?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (OrderLine line : order.lines()) {
                insert.setLong(1, id);
                insert.setInt(2, line.item());
                insert.setInt(3, line.quantity());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void setTotal(Connection connection, long id, long totalCents) throws SQLException {
        String sql = "UPDATE demo_order SET total_cents = ? WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, totalCents);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }
}
