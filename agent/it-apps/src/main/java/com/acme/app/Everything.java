package com.acme.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Arrays;

import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.scope.Sessions;

/** Uses JDBC in every way that the agent observes, with and without a pool, and prints the results. */
public final class Everything {
    private static int step;

    private Everything() {}

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = Databases.pool("everything", 1, 3)) {
            try (Connection connection = pool.getConnection()) {
                Databases.execute(connection, "CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(40))");
            }
            workWith(pool);
            workWith(Databases.direct("everything"));
            try (Connection connection = DriverManager.getConnection(Databases.url("everything"))) {
                workWith(connection);
            }
            globalTransaction(Databases.direct("everything").getXAConnection());
            say("scope", Sessions.of(pool).call(session -> Databases.number(session.connection(), "SELECT 6 * 7")));
        }
        try {
            DriverManager.getConnection("jdbc:nobody:knows").close();
        } catch (SQLException e) {
            say("no driver", e.getSQLState());
        }
    }

    private static void workWith(DataSource source) throws SQLException {
        try (Connection first = source.getConnection();
                Connection second = source.getConnection()) {
            workWith(first);
            say("seen by another", Databases.number(second, "SELECT COUNT(*) FROM item"));
        }
        Connection aborted = source.getConnection();
        aborted.abort(Runnable::run);
        say("aborted", aborted.isClosed());
        Connection closed = source.getConnection();
        closed.close();
        closed.close();
        try {
            closed.createStatement().close();
        } catch (SQLException e) {
            say("closed", e.getMessage());
        }
    }

    private static void workWith(Connection connection) throws SQLException {
        say("meta data", connection.getMetaData().getDatabaseProductName());
        connection.setSchema("PUBLIC");
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        transactions(connection);
        statements(connection);
        rows(connection);
        failures(connection);
        connection.commit();
        connection.setAutoCommit(true);
        Databases.execute(connection, "DELETE FROM item");
        say("left", Databases.number(connection, "SELECT COUNT(*) FROM item"));
    }

    private static void globalTransaction(XAConnection pooled) throws SQLException, XAException {
        Xid branch = new Branch();
        try (Connection connection = pooled.getConnection()) {
            pooled.getXAResource().start(branch, XAResource.TMNOFLAGS);
            Databases.execute(connection, "INSERT INTO item VALUES (30, 'in a branch')");
            pooled.getXAResource().end(branch, XAResource.TMSUCCESS);
            pooled.getXAResource().rollback(branch);
            say("after the branch", Databases.number(connection, "SELECT COUNT(*) FROM item"));
        }
        pooled.close();
    }

    private static void transactions(Connection connection) throws SQLException {
        Databases.execute(connection, "INSERT INTO item VALUES (1, 'kept')");
        connection.commit();
        Databases.execute(connection, "INSERT INTO item VALUES (2, 'rolled back')");
        connection.rollback();
        Savepoint savepoint = connection.setSavepoint("here");
        Databases.execute(connection, "INSERT INTO item VALUES (3, 'rolled back to the savepoint')");
        connection.rollback(savepoint);
        connection.releaseSavepoint(connection.setSavepoint());
        say("after rollbacks", Databases.number(connection, "SELECT COUNT(*) FROM item"));
    }

    private static void statements(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO item VALUES (?, ?)")) {
            for (int id = 10; id < 14; id++) {
                insert.setInt(1, id);
                insert.setString(2, "prepared");
                insert.addBatch();
            }
            say("prepared batch", Arrays.toString(insert.executeBatch()));
        }
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("UPDATE item SET name = 'changed' WHERE id = 10");
            statement.addBatch("DELETE FROM item WHERE id = 11");
            say("batch", Arrays.toString(statement.executeBatch()));
            say("of the same connection", statement.getConnection() == connection);
            say("has result", statement.execute("UPDATE item SET name = 'changed again' WHERE id > 9"));
            say("update count", statement.getUpdateCount());
            say("large update", statement.executeLargeUpdate("DELETE FROM item WHERE id = 13"));
            say("update", statement.executeUpdate("INSERT INTO item VALUES (14, 'plain')"));
            say("has rows", statement.execute("SELECT 6 * 7"));
            try (ResultSet answer = statement.getResultSet()) {
                say("another row", answer.next());
            }
        }
        try (PreparedStatement call = connection.prepareCall("CALL 6 * 7");
                ResultSet answer = call.executeQuery()) {
            answer.next();
            say("call", answer.getInt(1));
        }
    }

    private static void rows(Connection connection) throws SQLException {
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet items = statement.executeQuery("SELECT id, name FROM item ORDER BY id")) {
            while (items.next()) {
                say("row", items.getInt(1) + " " + items.getString(2));
            }
            items.moveToInsertRow();
            items.updateInt(1, 20);
            items.updateString(2, "inserted");
            items.insertRow();
            items.first();
            items.updateString(2, "updated");
            items.updateRow();
            items.last();
            items.deleteRow();
        }
        say("rows", Databases.number(connection, "SELECT SUM(id) FROM item WHERE name IN ('inserted', 'updated')"));
    }

    private static void failures(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELEKT 1");
        } catch (SQLException e) {
            say("syntax", e.getSQLState());
        }
        try {
            Databases.execute(connection, "INSERT INTO item VALUES (1, 'twice')");
        } catch (SQLException e) {
            say("duplicate", e.getSQLState());
        }
        try {
            connection.prepareStatement("INSERT INTO nowhere VALUES (1)").close();
        } catch (SQLException e) {
            say("unknown table", e.getSQLState());
        }
    }

    private static void say(String what, Object value) {
        System.out.println(++step + " " + what + ": " + value);
    }

    private record Branch() implements Xid {
        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return new byte[] {1};
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {1};
        }
    }
}
