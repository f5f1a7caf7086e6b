package com.acme.sources;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The behaviour of a connection as the application sees it. */
record Behaviour(Connection connection, Transcript transcript) {
    void identity() {
        transcript.ask("class", () -> connection.getClass().getName());
        transcript.ask("equals itself", () -> connection.equals(connection));
        transcript.ask("equals another", () -> connection.equals(transcript));
        transcript.ask("hashCode is stable", () -> connection.hashCode() == connection.hashCode());
        transcript.ask("toString", connection::toString);
        transcript.ask("isWrapperFor Connection", () -> connection.isWrapperFor(Connection.class));
        transcript.ask("isWrapperFor Runnable", () -> connection.isWrapperFor(Runnable.class));
        transcript.ask(
                "unwrap Connection",
                () -> connection.unwrap(Connection.class).getClass().getName());
        transcript.ask("unwrap Runnable", () -> connection.unwrap(Runnable.class));
        transcript.ask("autocommit", connection::getAutoCommit);
        transcript.ask("isolation", connection::getTransactionIsolation);
        transcript.ask("isValid", () -> connection.isValid(1));
        transcript.ask("warnings", connection::getWarnings);
        transcript.ask("holdability", connection::getHoldability);
        transcript.ask("client info", connection::getClientInfo);
        transcript.ask("meta data", () -> connection.getMetaData().getClass().getName());
        transcript.ask("meta data's connection", () -> connection.getMetaData().getConnection() == connection);
    }

    /** Creates the table. */
    Statement statements(String table) throws SQLException {
        Statement statement = connection.createStatement();
        transcript.ask("statement class", () -> statement.getClass().getName());
        transcript.ask("statement's connection", () -> statement.getConnection() == connection);
        transcript.ask("statement equals itself", () -> statement.equals(statement));
        transcript.ask(
                "statement unwrap",
                () -> statement.unwrap(Statement.class).getClass().getName());
        statement.execute("DROP TABLE IF EXISTS " + table);
        statement.execute("CREATE TABLE " + table + " (id INT)");
        transcript.ask("inserted", () -> statement.executeUpdate("INSERT INTO " + table + " VALUES (1), (2)"));
        transcript.ask("bad SQL", () -> statement.execute("SELEKT 1"));
        try (ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            result.next();
            transcript.ask("counted", () -> result.getInt(1));
            transcript.ask("result class", () -> result.getClass().getName());
            transcript.ask("result's statement", () -> result.getStatement() == statement);
        }
        transcript.ask("statement warnings", statement::getWarnings);
        return statement;
    }

    void afterClose(Statement statement) {
        transcript.ask("isClosed", connection::isClosed);
        transcript.ask("statement isClosed", statement::isClosed);
        transcript.ask("closed: createStatement", connection::createStatement);
        transcript.ask("closed: prepareStatement", () -> connection.prepareStatement("SELECT 1"));
        transcript.ask("closed: execute", () -> statement.execute("SELECT 1"));
        transcript.ask("closed: close", () -> {
            connection.close();
            return "nothing";
        });
        transcript.ask("closed: statement close", () -> {
            statement.close();
            return "nothing";
        });
        transcript.ask("closed: isValid", () -> connection.isValid(1));
        transcript.ask("closed: equals", () -> connection.equals(connection));
        transcript.ask("closed: hashCode", () -> connection.hashCode() != 0);
        transcript.ask("closed: isWrapperFor", () -> connection.isWrapperFor(Connection.class));
    }

    /** Answers that depend on whether the closed connection still has a physical connection. */
    void behindClosed() {
        transcript.ask("closed: getAutoCommit", connection::getAutoCommit);
        transcript.ask("closed: commit", () -> {
            connection.commit();
            return "nothing";
        });
        transcript.ask("closed: toString", connection::toString);
        transcript.ask(
                "closed: unwrap",
                () -> connection.unwrap(Connection.class).getClass().getName());
    }
}
