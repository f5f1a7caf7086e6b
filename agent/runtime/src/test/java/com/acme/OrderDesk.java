package com.acme;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Application code that borrows. */
public final class OrderDesk {
    private OrderDesk() {}

    public static void look(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setReadOnly(false);
        }
    }
}
