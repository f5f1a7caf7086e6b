package io.sessionaudit.demo;

import java.sql.Connection;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the connections that the application borrowed from its pool, to compare the audit log with. Thread-safe.
 */
public final class Borrows {

    private final LongAdder count = new LongAdder();

    /** Counts one connection and hands it back; a failed borrow never gets here and is not counted. */
    public Connection count(Connection connection) {
        count.increment();
        return connection;
    }

    /** The number of connections so far; exact once the threads that borrow are at rest. */
    public long total() {
        return count.sum();
    }
}
