package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;

/**
 * Distinguishes a commit that the database rejected from a commit whose response was lost.
 *
 * <p>Thread-safety: stateless.
 */
final class LostConnection {

    private static final int SECONDS_TO_ANSWER = 2;

    private LostConnection() {}

    /** Whether the commit failed because the connection was lost, so that its outcome is unknown. */
    static boolean explains(SQLException failure, Connection connection) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("23") || state.startsWith("40")) {
            // A constraint violation or a rollback: the database has responded.
            return false;
        }
        return state.startsWith("08") // connection exception
                || state.startsWith("57P") // PostgreSQL: the server is being shut down
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || isGone(connection);
    }

    private static boolean isGone(Connection connection) {
        try {
            return connection.isClosed() || !connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException | RuntimeException noAnswer) {
            return true;
        }
    }
}
