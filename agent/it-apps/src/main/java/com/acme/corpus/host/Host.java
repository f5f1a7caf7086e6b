package com.acme.corpus.host;

import javax.sql.DataSource;

/** What a program finds around itself. Each run of a program has sources and databases of its own. */
public interface Host {
    /**
     * A pool of at most four connections. Its database has a table {@code account (id, owner, balance)} with three
     * rows.
     */
    DataSource dataSource();

    /** Closes the pool of {@link #dataSource()}, each in its own way. */
    void closePool() throws Exception;

    /** Another pool, which leads to another database with the same table. */
    DataSource otherDataSource();

    /** The database of {@link #dataSource()}, for those who go there by themselves; user {@code sa}, no password. */
    String url();
}
