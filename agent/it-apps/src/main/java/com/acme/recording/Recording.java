package com.acme.recording;

import java.sql.Connection;

import javax.sql.DataSource;

/** Puts recording objects in front of a source of connections. */
public final class Recording {
    /** Returns a connection. */
    @FunctionalInterface
    public interface Borrow {
        Connection get() throws Exception;
    }

    private Recording() {}

    /** A data source that records every call on itself, its connections, statements and result sets. */
    public static DataSource front(String label, Borrow borrow) {
        return RecordingHandler.wrap(DataSource.class, label, "front", new BorrowDataSource(borrow));
    }
}
