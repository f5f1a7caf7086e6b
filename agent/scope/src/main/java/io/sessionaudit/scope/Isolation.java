package io.sessionaudit.scope;

import java.sql.Connection;

/**
 * The transaction isolation of a session: the levels that {@link Connection} defines.
 *
 * <pre>{@code
 * Scope transfer = sessions.scope("transfer").isolation(Isolation.SERIALIZABLE).retry(Retry.attempts(5));
 * transfer.run(session -> move(session, from, to, amount));
 * // the connection is returned to the pool with its original level
 * }</pre>
 *
 * <p>Thread-safety: immutable.
 */
public enum Isolation {

    /** {@link Connection#TRANSACTION_READ_UNCOMMITTED}. */
    READ_UNCOMMITTED(Connection.TRANSACTION_READ_UNCOMMITTED),

    /** {@link Connection#TRANSACTION_READ_COMMITTED}. */
    READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),

    /** {@link Connection#TRANSACTION_REPEATABLE_READ}. */
    REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),

    /** {@link Connection#TRANSACTION_SERIALIZABLE}. */
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

    private final int level;

    Isolation(int level) {
        this.level = level;
    }

    /** {@return the JDBC constant of the level} */
    int level() {
        return level;
    }
}
