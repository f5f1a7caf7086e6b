package com.acme.reactive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import reactor.core.publisher.SynchronousSink;

/** The owners of all accounts, one after another. */
final class Rows {
    private final Connection connection;
    private final ResultSet rows;

    Rows(Connection connection) throws SQLException {
        this.connection = connection;
        rows = connection.createStatement().executeQuery("SELECT owner FROM account");
    }

    Rows emit(SynchronousSink<String> sink) {
        try {
            if (rows.next()) {
                sink.next(rows.getString(1));
            } else {
                sink.complete();
            }
        } catch (SQLException e) {
            sink.error(e);
        }
        return this;
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
