package io.sessionaudit.runtime.jdbc;

import java.util.Locale;

/** What the agent may read of an object of a known pool or driver. The name in the tables is in lower case with hyphens. */
enum JdbcProperty {
    /** The next object towards the driver's own connection. */
    BEHIND,
    /** What identifies a loan: the same object for all handles of one loan. */
    SLOT,
    /** The JDBC URL. */
    URL,
    /** The id by which the database server knows a connection. */
    SERVER_ID,
    /** The current autocommit mode of a connection. */
    AUTO_COMMIT,
    /** The current isolation level of a connection. */
    ISOLATION,
    /** The current read-only mode of a connection. */
    READ_ONLY,
    /** The current catalog of a connection. */
    CATALOG,
    /** The current schema of a connection. */
    SCHEMA,
    /** Whether a connection is closed. */
    CLOSED,
    /** The name that an operator has given to a pool. */
    NAME,
    /** The most connections that a pool lends at once. */
    LIMIT,
    /** The number of parts to which the limit applies. */
    PARTS,
    /** The number of connections that a pool has lent. */
    IN_USE,
    /** Tomcat JDBC: the interceptors. */
    INTERCEPTORS,
    /** Tomcat JDBC: whether each borrow gets an object of its own. */
    OWN_FACADES,
    /** Druid: whether the pool takes back what was lent too long. */
    REMOVES_ABANDONED,
    /** Vibur: whether the pool keeps a list of what it has lent. */
    TRACKS_LENT,
    /** Vibur: whether the pool sets all defaults at each return. */
    RESETS_DEFAULTS,
    /** The autocommit mode that a pool sets. */
    DEFAULT_AUTO_COMMIT,
    /** The isolation level that a pool sets. */
    DEFAULT_ISOLATION,
    /** The read-only mode that a pool sets. */
    DEFAULT_READ_ONLY,
    /** The catalog that a pool sets. */
    DEFAULT_CATALOG,
    /** The schema that a pool sets. */
    DEFAULT_SCHEMA,
    /** The SQLState of an exception. */
    SQL_STATE;

    /** {@return the property that a table calls by this name} */
    static JdbcProperty named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
