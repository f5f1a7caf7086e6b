package com.acme.sources;

import java.sql.Connection;

import javax.sql.DataSource;

/**
 * A source that is open.
 *
 * @param object the source's object; null for DriverManager
 * @param borrow how the application gets a connection
 * @param close closes the source itself
 */
record Opened(Object object, Borrow borrow, AutoCloseable close) {
    /** Returns a connection. */
    @FunctionalInterface
    interface Borrow {
        Connection get() throws Exception;
    }

    /** Opens a source for a database, with a name if the source has one. */
    @FunctionalInterface
    interface Opener {
        Opened open(String name, Database database) throws Exception;
    }

    static Opened of(DataSource source) {
        return new Opened(source, source::getConnection, () -> {
            if (source instanceof AutoCloseable closeable) {
                closeable.close();
            }
        });
    }

    static Opened of(DataSource source, AutoCloseable close) {
        return new Opened(source, source::getConnection, close);
    }
}
