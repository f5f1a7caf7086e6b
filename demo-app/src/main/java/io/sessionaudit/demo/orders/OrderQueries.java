package io.sessionaudit.demo.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The statements that only read. */
final class OrderQueries {

    private OrderQueries() {}

    static Optional<PlacedOrder> find(Connection connection, long id) throws SQLException {
        String sql = "SELECT c.name, o.total_cents, (SELECT COUNT(*) FROM demo_order_line l WHERE l.order_id = o.id)"
                + " FROM demo_order o JOIN demo_customer c ON c.id = o.customer_id WHERE o.id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            try (ResultSet orders = select.executeQuery()) {
                return orders.next()
                        ? Optional.of(new PlacedOrder(id, orders.getString(1), orders.getLong(2), orders.getInt(3)))
                        : Optional.empty();
            }
        }
    }

    static int stock(Connection connection, int item) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT stock FROM demo_item WHERE id = ?")) {
            select.setInt(1, item);
            try (ResultSet items = select.executeQuery()) {
                return items.next() ? items.getInt(1) : 0;
            }
        }
    }

    /** Two queries: they agree only within one transaction. */
    static Sales sales(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long items = number(statement, "SELECT COALESCE(SUM(quantity), 0) FROM demo_order_line");
            String sql = "SELECT COUNT(*), COALESCE(SUM(total_cents), 0) FROM demo_order";
            try (ResultSet orders = statement.executeQuery(sql)) {
                orders.next();
                return new Sales(orders.getLong(1), items, orders.getLong(2));
            }
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
