package io.sessionaudit.runtime.jdbc;

import java.util.Locale;

/** A property of an object of a known pool or driver. Its name in the tables is in lower case with hyphens. */
enum JdbcProperty {
    /** The next object towards the driver's own connection. */
    BEHIND,
    /** The object that identifies a loan: the same for all handles of one loan. */
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
    /** The configured name of a pool. */
    NAME,
    /** The maximum number of connections that a pool lends at the same time. */
    LIMIT,
    /** The number of parts to which the limit applies. */
    PARTS,
    /** The number of connections that a pool has lent. */
    IN_USE,
    /** The class names of a pool's interceptors, separated by semicolons. */
    INTERCEPTORS,
    /** Whether a pool is configured to return a new object from each borrow. */
    LENDS_NEW_OBJECT,
    /** Whether a pool is configured to refer to the connections that it has lent. */
    KEEPS_LENT,
    /** Whether a pool is configured to reset all properties at each return. */
    RESETS_DEFAULTS,
    /** The autocommit mode that a pool restores. */
    DEFAULT_AUTO_COMMIT,
    /** The isolation level that a pool restores. */
    DEFAULT_ISOLATION,
    /** The read-only mode that a pool restores. */
    DEFAULT_READ_ONLY,
    /** The catalog that a pool restores. */
    DEFAULT_CATALOG,
    /** The schema that a pool restores. */
    DEFAULT_SCHEMA,
    /** The SQLState of an exception. */
    SQL_STATE;

    /** {@return the property of this name in a table} */
    static JdbcProperty named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
