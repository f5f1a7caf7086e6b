package com.acme.sources;

import javax.sql.DataSource;

/** The pool of PostgreSQL's driver. */
final class PostgresqlPool {
    private PostgresqlPool() {}

    /** Its class is deprecated but still in use; created by name to avoid the compiler warning. */
    static Opened open(String name, Database database) throws Exception {
        Class<?> type = Class.forName("org.postgresql.ds.PGPoolingDataSource");
        DataSource source = (DataSource) type.getConstructor().newInstance();
        type.getMethod("setDataSourceName", String.class).invoke(source, name);
        type.getMethod("setUrl", String.class).invoke(source, database.url());
        type.getMethod("setInitialConnections", int.class).invoke(source, 2);
        type.getMethod("setMaxConnections", int.class).invoke(source, 4);
        Opened.Borrow borrow = source::getConnection;
        return new Opened(source, borrow, () -> type.getMethod("close").invoke(source));
    }
}
