package com.acme.corpus.host;

import javax.sql.DataSource;

/** The environment of a program. Each run of a program has its own sources and databases. */
public interface Host {
    /**
     * A pool of at most four connections. Its database has a table {@code account (id, owner, balance)} with three
     * rows.
     */
    DataSource dataSource();

    /** Closes the pool of {@link #dataSource()}, with the pool's own method. */
    void closePool() throws Exception;

    /** Another pool on another database with the same table. */
    DataSource otherDataSource();

    /** The database of {@link #dataSource()}, for direct access; user {@code sa}, no password. */
    String url();
}
