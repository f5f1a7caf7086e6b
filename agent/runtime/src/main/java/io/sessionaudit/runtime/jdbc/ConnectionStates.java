package io.sessionaudit.runtime.jdbc;

import io.sessionaudit.core.jdbc.ConnectionState;

/** Reads the properties of connections from the memory of their drivers. */
public final class ConnectionStates {
    private ConnectionStates() {}

    /** {@return the value of a property, or null if the driver cannot return it from memory} */
    public static String read(ConnectionState state, Object connection) {
        Object physical = JdbcObjects.physicalOf(connection);
        if (physical == null) {
            return null;
        }
        return switch (state) {
            case AUTO_COMMIT -> text(JdbcObjects.flag(JdbcProperty.AUTO_COMMIT, physical));
            case READ_ONLY -> text(JdbcObjects.flag(JdbcProperty.READ_ONLY, physical));
            case CATALOG -> JdbcObjects.text(JdbcProperty.CATALOG, physical);
            case SCHEMA -> JdbcObjects.text(JdbcProperty.SCHEMA, physical);
            case ISOLATION -> isolation(JdbcObjects.number(JdbcProperty.ISOLATION, physical));
        };
    }

    private static String isolation(long level) {
        return level < 0 ? null : IsolationLevel.name(level);
    }

    private static String text(Boolean flag) {
        return flag == null ? null : flag.toString();
    }
}
