package io.sessionaudit.runtime.jdbc;

import java.sql.Connection;
import java.util.Map;

/** The names of isolation levels in the log. */
public final class IsolationLevel {
    private static final Map<String, Integer> LEVELS = Map.of(
            "none", Connection.TRANSACTION_NONE,
            "read-uncommitted", Connection.TRANSACTION_READ_UNCOMMITTED,
            "read-committed", Connection.TRANSACTION_READ_COMMITTED,
            "repeatable-read", Connection.TRANSACTION_REPEATABLE_READ,
            "serializable", Connection.TRANSACTION_SERIALIZABLE);

    private IsolationLevel() {}

    /** {@return the name of a level} */
    public static String name(long level) {
        for (Map.Entry<String, Integer> each : LEVELS.entrySet()) {
            if (each.getValue() == level) {
                return each.getKey();
            }
        }
        return "level " + level;
    }

    /** {@return whether a name is that of an isolation level of JDBC} */
    public static boolean isKnown(String name) {
        return LEVELS.containsKey(name);
    }

    /** {@return the level of a name for which {@link #isKnown} is true} */
    static int of(String name) {
        return LEVELS.get(name);
    }
}
