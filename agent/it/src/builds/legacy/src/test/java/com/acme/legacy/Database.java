package com.acme.legacy;

import com.zaxxer.hikari.HikariDataSource;

/** The application under test. */
final class Database {
    static final HikariDataSource POOL = new HikariDataSource();

    static {
        POOL.setJdbcUrl("jdbc:h2:mem:legacy");
    }

    private Database() {}
}
