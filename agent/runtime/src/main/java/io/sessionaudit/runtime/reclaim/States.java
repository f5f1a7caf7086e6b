package io.sessionaudit.runtime.reclaim;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import io.sessionaudit.core.session.ConnectionState;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;

/** Sets back what the session has set and its pool would lend on as it is. */
final class States {
    private static final Map<String, Integer> LEVELS = Map.of(
            "none", Connection.TRANSACTION_NONE,
            "read-uncommitted", Connection.TRANSACTION_READ_UNCOMMITTED,
            "read-committed", Connection.TRANSACTION_READ_COMMITTED,
            "repeatable-read", Connection.TRANSACTION_REPEATABLE_READ,
            "serializable", Connection.TRANSACTION_SERIALIZABLE);

    private States() {}

    /**
     * Sets back everything; there is no transaction.
     *
     * @throws SQLException where that fails, or where it is not known what the pool lends
     */
    static void reset(Session session, Connection connection) throws SQLException {
        Source pool = session.lender();
        for (Map.Entry<ConnectionState, String> changed :
                session.changedStates().entrySet()) {
            ConnectionState state = changed.getKey();
            String lent = pool.lentWith().get(state);
            if (pool.lendsOn(state) && !changed.getValue().equalsIgnoreCase(lent)) {
                set(connection, state, lent);
            }
        }
    }

    private static void set(Connection connection, ConnectionState state, String lent) throws SQLException {
        if (lent == null || state == ConnectionState.ISOLATION && !LEVELS.containsKey(lent)) {
            throw new UnknownStateException(state.label());
        }
        switch (state) {
            case AUTO_COMMIT -> connection.setAutoCommit(Boolean.parseBoolean(lent));
            case ISOLATION -> connection.setTransactionIsolation(LEVELS.get(lent));
            case READ_ONLY -> connection.setReadOnly(Boolean.parseBoolean(lent));
            case CATALOG -> connection.setCatalog(lent);
            case SCHEMA -> connection.setSchema(lent);
        }
    }

    /** What the pool lends is not known, so it cannot be set back. */
    static final class UnknownStateException extends SQLException {
        private static final long serialVersionUID = 1;

        UnknownStateException(String state) {
            super("it has set " + state + ", and what the pool lends is not known");
        }
    }
}
