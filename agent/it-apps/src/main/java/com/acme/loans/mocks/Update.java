package com.acme.loans.mocks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

/** The code under test: one update in one session. */
final class Update {
    static final String SQL = "UPDATE numbers SET n = 1";

    private Update() {}

    static int execute(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            return statement.executeUpdate();
        }
    }
}
