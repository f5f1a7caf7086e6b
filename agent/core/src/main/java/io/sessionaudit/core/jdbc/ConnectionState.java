package io.sessionaudit.core.jdbc;

/** The properties of a connection that some pools do not reset. The labels are part of the log format. */
public enum ConnectionState {
    /** {@code setAutoCommit}. */
    AUTO_COMMIT("autocommit", "setAutoCommit"),
    /** {@code setTransactionIsolation}. */
    ISOLATION("isolation", "setTransactionIsolation"),
    /** {@code setReadOnly}. */
    READ_ONLY("read-only", "setReadOnly"),
    /** {@code setCatalog}. */
    CATALOG("catalog", "setCatalog"),
    /** {@code setSchema}. */
    SCHEMA("schema", "setSchema");

    private final String label;
    private final String setter;

    ConnectionState(String label, String setter) {
        this.label = label;
        this.setter = setter;
    }

    /** {@return the name in the log} */
    public String label() {
        return label;
    }

    /** {@return the property that a method of the connection sets, or null} */
    public static ConnectionState ofSetter(String method) {
        for (ConnectionState state : values()) {
            if (state.setter.equals(method)) {
                return state;
            }
        }
        return null;
    }

    /** {@return whether drivers may ignore the setter, so that its effect has to be verified} */
    public boolean mayBeIgnored() {
        return this == READ_ONLY || this == CATALOG || this == SCHEMA;
    }
}
