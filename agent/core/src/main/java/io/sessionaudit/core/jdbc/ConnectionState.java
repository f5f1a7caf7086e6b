package io.sessionaudit.core.jdbc;

import java.util.EnumSet;
import java.util.Set;

/** Modes of a connection that some pools lend on as they were left. The labels are part of the log format. */
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

    /** {@return the state that a method of the connection sets, or null} */
    public static ConnectionState ofSetter(String method) {
        for (ConnectionState state : values()) {
            if (state.setter.equals(method)) {
                return state;
            }
        }
        return null;
    }

    /** {@return whether drivers may take no notice of its setter, so that it has to be seen that one does} */
    public boolean mayBeIgnored() {
        return this == READ_ONLY || this == CATALOG || this == SCHEMA;
    }

    /**
     * {@return whether a pool sets autocommit back with each return, however it is configured: as measured in each build} Others
     * do so only where they are told to, or were not measured.
     */
    public static boolean isAutoCommitResetBy(KnownPool pool) {
        return pool == KnownPool.HIKARI || pool == KnownPool.DRUID;
    }

    /** {@return what a pool lends on with its defaults, as measured on H2 and on a server} */
    public static Set<ConnectionState> lentOnBy(KnownPool pool) {
        if (pool == null) {
            return Set.of();
        }
        return switch (pool) {
            case TOMCAT, VIBUR, MYBATIS, DBCP2_SHARED -> EnumSet.allOf(ConnectionState.class);
            case DBCP2 -> EnumSet.of(ISOLATION, READ_ONLY, CATALOG, SCHEMA);
            case HIKARI, C3P0, AGROAL -> EnumSet.of(CATALOG, SCHEMA);
            case DRUID -> EnumSet.of(CATALOG);
            case EBEAN -> EnumSet.of(READ_ONLY);
            case H2 -> EnumSet.of(ISOLATION, SCHEMA);
            default -> Set.of(); // not measured
        };
    }
}
