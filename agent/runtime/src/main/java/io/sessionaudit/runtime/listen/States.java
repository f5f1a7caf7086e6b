package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import io.sessionaudit.core.finding.StateLeftChanged;
import io.sessionaudit.core.session.ConnectionState;
import io.sessionaudit.core.session.Pool;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;

/**
 * States of the connection that the application changes, where the pool lends them on. What a pool's connections have is asked
 * once a pool and state, before the application first sets it, and only while autocommit is on: elsewhere the question
 * may begin a transaction.
 */
final class States {
    private final Calls calls;
    private final Tools tools;

    States(Calls calls, Tools tools) {
        this.calls = calls;
        this.tools = tools;
    }

    /** The application is about to set a state; inside its call, so that what is asked counts as nobody's. */
    void setting(Session session, Connection connection, String setter) {
        ConnectionState state = ConnectionState.ofSetter(setter);
        Source pool = session.lender();
        if (pool.lendsOn(state) && !pool.lentWith().containsKey(state) && !calls.isInBranch(session)) {
            try {
                boolean autoCommit = connection.getAutoCommit();
                if (state == ConnectionState.AUTO_COMMIT || autoCommit) {
                    pool.lentWith().putIfAbsent(state, read(state, connection));
                }
            } catch (SQLException | RuntimeException | LinkageError e) {
                // It stays unknown, and nothing is claimed.
            }
        }
    }

    /** The application has set it; still inside its call. */
    void set(Session session, Connection connection, String setter, Object value) {
        ConnectionState state = ConnectionState.ofSetter(setter);
        Source pool = session.lender();
        if (pool.lendsOn(state) && !calls.isInBranch(session)) {
            boolean isIsolation = state == ConnectionState.ISOLATION;
            String text = isIsolation ? isolation((Integer) value) : String.valueOf(value);
            if (!state.mayBeIgnored() || isHonoured(pool, state, connection, text)) {
                session.stateSet(state, text);
            }
        }
    }

    /** Some drivers take no notice: that is asked once a pool and state, when it is first set to what it was not. */
    private static boolean isHonoured(Source pool, ConnectionState state, Connection connection, String set) {
        String lent = pool.lentWith().get(state);
        if (lent == null || pool.honoured().contains(state) || lent.equalsIgnoreCase(set)) {
            return lent != null;
        }
        try {
            boolean honoured = connection.getAutoCommit()
                    && read(state, answering(pool, connection)).equalsIgnoreCase(set);
            if (honoured) {
                pool.honoured().add(state);
            }
            return honoured;
        } catch (SQLException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** HikariCP's connections answer from what was set, whatever the driver has made of it. */
    private static Connection answering(Source pool, Connection connection) throws SQLException {
        return pool.pool() == Pool.HIKARI ? connection.unwrap(Connection.class) : connection;
    }

    private static String read(ConnectionState state, Connection connection) throws SQLException {
        return switch (state) {
            case AUTO_COMMIT -> String.valueOf(connection.getAutoCommit());
            case ISOLATION -> isolation(connection.getTransactionIsolation());
            case READ_ONLY -> String.valueOf(connection.isReadOnly());
            case CATALOG -> String.valueOf(connection.getCatalog());
            case SCHEMA -> String.valueOf(connection.getSchema());
        };
    }

    /** The session has been closed, by the application. */
    void closed(Session session, long now) {
        Map<ConnectionState, String> changed = session.changedStates();
        if (changed.isEmpty()) {
            return; // mostly; going through an empty map has its price
        }
        changed.forEach((state, left) -> {
            String lent = session.lender().lentWith().get(state);
            if (lent != null && !lent.equalsIgnoreCase(left)) {
                tools.sink().accept(StateLeftChanged.of(session, state, lent, left, now));
            }
        });
    }

    private static String isolation(int level) {
        return switch (level) {
            case Connection.TRANSACTION_NONE -> "none";
            case Connection.TRANSACTION_READ_UNCOMMITTED -> "read-uncommitted";
            case Connection.TRANSACTION_READ_COMMITTED -> "read-committed";
            case Connection.TRANSACTION_REPEATABLE_READ -> "repeatable-read";
            case Connection.TRANSACTION_SERIALIZABLE -> "serializable";
            default -> "level " + level;
        };
    }
}
