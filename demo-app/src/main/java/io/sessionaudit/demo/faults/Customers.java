package io.sessionaudit.demo.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The query that every bug executes. */
final class Customers {

    private Customers() {}

    static String nameOf(Connection connection, int customer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM demo_customer WHERE id = ?")) {
            select.setInt(1, customer);
            try (ResultSet customers = select.executeQuery()) {
                return customers.next() ? customers.getString(1) : "";
            }
        }
    }
}
