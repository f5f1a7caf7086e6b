package com.acme.corpus.host;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.support.PoolKind;

/** Opens the resources of a program on first use. */
final class Place implements Host {
    /** Whether the pools' own detectors are enabled. */
    private static final boolean WATCHED = Boolean.getBoolean("corpus.detectors");

    private final String name;
    private final PoolKind pool;
    private final String server;
    private Database database;
    private DataSource source;
    private DataSource otherSource;

    /**
     * Creates a place without resources.
     *
     * @param name the name of pool and databases
     * @param server the URL of the server to use, or null for databases inside this JVM
     */
    Place(String name, PoolKind pool, String server) {
        this.name = name;
        this.pool = pool;
        this.server = server;
    }

    @Override
    public synchronized DataSource dataSource() {
        if (source == null) {
            source = open(database());
        }
        return source;
    }

    @Override
    public synchronized void closePool() throws Exception {
        pool.close(source);
    }

    @Override
    public synchronized DataSource otherDataSource() {
        if (otherSource == null) {
            otherSource = open(create(name + "_other"));
        }
        return otherSource;
    }

    @Override
    public synchronized String url() {
        return database().url();
    }

    private Database database() {
        if (database == null) {
            database = create(name);
        }
        return database;
    }

    private Database create(String databaseName) {
        try {
            return server == null ? Database.inside(databaseName) : Database.onServer(databaseName, server);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource open(Database where) {
        try {
            return WATCHED ? Detectors.valueOf(pool.name()).open(where) : pool.open(where.pool());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
