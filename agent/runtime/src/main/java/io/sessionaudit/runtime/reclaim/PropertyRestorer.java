package io.sessionaudit.runtime.reclaim;

import java.sql.SQLException;
import java.util.Map;

import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.jdbc.IsolationLevel;
import io.sessionaudit.runtime.jdbc.JdbcObjects;

/** Restores the properties that the session changed and its pool does not reset. */
final class PropertyRestorer {
    private PropertyRestorer() {}

    /**
     * Restores all of them; there must be no transaction.
     *
     * @throws SQLException if that fails, or if the value at borrow is not known
     */
    static void reset(Session session, Object connection) throws SQLException {
        Source pool = session.source();
        for (Map.Entry<ConnectionState, String> changed :
                session.details().changedStates().entrySet()) {
            ConnectionState state = changed.getKey();
            String lent = pool.lentWith().get(state);
            if (pool.lendsOn(state) && !changed.getValue().equalsIgnoreCase(lent)) {
                set(connection, state, lent);
            }
        }
    }

    private static void set(Object connection, ConnectionState state, String lent) throws SQLException {
        if (lent == null || state == ConnectionState.ISOLATION && !IsolationLevel.isKnown(lent)) {
            throw new ReclaimRefusedException("it has set " + state.label() + ", and what the pool lends is not known");
        }
        JdbcObjects.set(connection, state, lent);
    }
}
