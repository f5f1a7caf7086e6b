package com.acme.sources;

import java.sql.DriverManager;
import java.util.List;

import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.sql.XADataSource;

import com.acme.sources.Source.Server;
import com.acme.sources.Source.Trait;
import com.mysql.cj.jdbc.MysqlConnectionPoolDataSource;
import com.mysql.cj.jdbc.MysqlDataSource;
import com.mysql.cj.jdbc.MysqlXADataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;

/** DriverManager, the drivers' own data sources, and their pooled and XA connections used directly. */
final class DriverSources {
    private DriverSources() {}

    static List<Source> all() {
        return List.of(
                Source.of("DriverManager", (name, database) -> {
                    Opened.Borrow borrow = () -> DriverManager.getConnection(database.url(), database.credentials());
                    return new Opened(null, borrow, () -> {});
                }),
                Source.of("createConnectionBuilder()", (name, database) -> {
                    DataSource source = new BuildingDataSource(database.dataSource());
                    return new Opened(
                            source, () -> source.createConnectionBuilder().build(), () -> {});
                }),
                Source.of("H2 DataSource", Server.H2, (name, database) -> Opened.of(h2(database)), Trait.H2_ONLY),
                pooled("H2 ConnectionPoolDataSource", Server.H2, DriverSources::h2),
                xa("H2 XADataSource", Server.H2, DriverSources::h2),
                Source.of("MySQL DataSource", Server.MYSQL, (name, database) -> Opened.of(database.dataSource())),
                pooled("MySQL ConnectionPoolDataSource", Server.MYSQL, database -> {
                    MysqlConnectionPoolDataSource source = new MysqlConnectionPoolDataSource();
                    return url(source, database);
                }),
                xa("MySQL XADataSource", Server.MYSQL, database -> {
                    MysqlXADataSource source = new MysqlXADataSource();
                    return url(source, database);
                }),
                Source.of("MariaDB DataSource", Server.MARIADB, (name, database) -> Opened.of(mariaDb(database))),
                pooled("MariaDB ConnectionPoolDataSource", Server.MARIADB, database -> mariaDb(database, "localhost")),
                xa("MariaDB XADataSource", Server.MARIADB, database -> mariaDb(database, "LOCALHOST")),
                Source.of("MariaDB MariaDbPoolDataSource", Server.MARIADB, (name, database) -> {
                    String pool = database.url() + "&maxPoolSize=4&minPoolSize=2&poolName=" + name.hashCode();
                    return Opened.of(new MariaDbPoolDataSource(pool));
                }),
                Source.of("PostgreSQL DataSource", Server.POSTGRESQL, (name, database) -> {
                    PGSimpleDataSource source = new PGSimpleDataSource();
                    source.setUrl(database.url());
                    return Opened.of(source);
                }),
                pooled("PostgreSQL ConnectionPoolDataSource", Server.POSTGRESQL, database -> {
                    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
                    source.setUrl(database.url());
                    return source;
                }),
                xa("PostgreSQL XADataSource", Server.POSTGRESQL, database -> {
                    PGXADataSource source = new PGXADataSource();
                    source.setUrl(database.url());
                    return source;
                }),
                Source.of("PostgreSQL PGPoolingDataSource", Server.POSTGRESQL, PostgresqlPool::open));
    }

    @FunctionalInterface
    private interface Made<T> {
        T of(Database database) throws Exception;
    }

    private static Source pooled(String name, Server server, Made<? extends ConnectionPoolDataSource> made) {
        Opened.Opener opener = (ignored, database) -> {
            ConnectionPoolDataSource source = made.of(database);
            PooledConnection pooled = source.getPooledConnection();
            return new Opened(source, pooled::getConnection, pooled::close);
        };
        return Source.of(name, server, opener, Trait.SINGLE, Trait.H2_ONLY);
    }

    private static Source xa(String name, Server server, Made<? extends XADataSource> made) {
        Opened.Opener opener = (ignored, database) -> {
            XADataSource source = made.of(database);
            XAConnection pooled = source.getXAConnection();
            return new Opened(source, pooled::getConnection, pooled::close);
        };
        return Source.of(name, server, opener, Trait.SINGLE, Trait.H2_ONLY);
    }

    private static JdbcDataSource h2(Database database) {
        return (JdbcDataSource) database.dataSource();
    }

    private static <T extends MysqlDataSource> T url(T source, Database database) {
        source.setUrl(database.url());
        return source;
    }

    private static MariaDbDataSource mariaDb(Database database) throws Exception {
        return new MariaDbDataSource(database.url());
    }

    /** All three are of one class: with the same URL they would be one source. */
    private static MariaDbDataSource mariaDb(Database database, String host) throws Exception {
        return new MariaDbDataSource(database.url().replace("127.0.0.1", host));
    }
}
