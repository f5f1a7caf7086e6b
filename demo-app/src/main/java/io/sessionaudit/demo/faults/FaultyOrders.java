package io.sessionaudit.demo.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

/**
 * Bugs in the handling of one order. Each method has one bug and is named after it, and opens its connection itself, in
 * the line that a finding names.
 */
final class FaultyOrders {

    private final DataSource dataSource;
    private final Offences offences;

    FaultyOrders(DataSource dataSource, Offences offences) {
        this.dataSource = dataSource;
        this.offences = offences;
    }

    /** Looks up a name in the middle of a query, on a connection more: enough threads doing so lock up the pool. */
    String secondSession() throws SQLException {
        try (Connection connection = offences.innocent(dataSource.getConnection());
                Statement statement = connection.createStatement();
                ResultSet orders = statement.executeQuery("SELECT customer_id FROM demo_order LIMIT 1")) {
            orders.next();
            try (Connection another = offences.count(dataSource.getConnection())) {
                return Customers.nameOf(another, orders.getInt(1));
            }
        }
    }

    /** Does not commit: the pool silently rolls the order back. */
    void uncommittedClose(int customer) throws SQLException {
        try (Connection connection = offences.count(dataSource.getConnection())) {
            connection.setAutoCommit(false);
            String sql = "INSERT INTO demo_order (customer_id, total_cents) VALUES (?, 0)";
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setInt(1, customer);
                insert.executeUpdate();
            }
        }
    }

    /** Reads the name only when the page is rendered: the connection is closed by then, and the name stays empty. */
    String useAfterClose(int customer) throws SQLException {
        Callable<String> name;
        try (Connection connection = offences.count(dataSource.getConnection())) {
            name = () -> Customers.nameOf(connection, customer);
        }
        try {
            return name.call();
        } catch (Exception closedAlready) {
            return "";
        }
    }

    /** Closes when done, and once more to be safe. */
    String doubleClose(int customer) throws SQLException {
        Connection connection = offences.count(dataSource.getConnection());
        try {
            String name = Customers.nameOf(connection, customer);
            connection.close();
            return name;
        } finally {
            connection.close();
        }
    }
}
