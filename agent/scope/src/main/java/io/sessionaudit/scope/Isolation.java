package io.sessionaudit.scope;

import java.sql.Connection;

/**
 * How far a session is kept apart from others; the levels of {@link Connection}, with names of their own.
 *
 * <pre>{@code
 * Scope transfer = sessions.scope("transfer").isolation(Isolation.SERIALIZABLE).retry(Retry.attempts(5));
 * transfer.run(session -> move(session, from, to, amount));
 * // the connection goes back to the pool with the level that it came with
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

    /** {@return the level as JDBC numbers it} */
    int level() {
        return level;
    }
}
