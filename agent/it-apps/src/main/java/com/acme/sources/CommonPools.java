package com.acme.sources;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;

import com.acme.support.PoolKind;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.DriverManagerConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.dbcp2.cpdsadapter.DriverAdapterCPDS;
import org.apache.commons.dbcp2.datasources.SharedPoolDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.tomcat.jdbc.pool.DataSource;

/** Commons DBCP2, the Tomcat JDBC pool, and c3p0. */
final class CommonPools {
    private CommonPools() {}

    static List<Source> all() {
        return List.of(
                Source.of("Commons DBCP2, BasicDataSource", (name, database) -> Opened.of(basic(database))),
                Source.of("Commons DBCP2, abandoned tracking", (name, database) -> {
                    BasicDataSource source = basic(database);
                    source.setRemoveAbandonedOnBorrow(true);
                    source.setRemoveAbandonedOnMaintenance(true);
                    source.setLogAbandoned(true);
                    source.setAbandonedUsageTracking(true);
                    return Opened.of(source);
                }),
                Source.of("Commons DBCP2, PoolingDataSource", (name, database) -> pooling(database)),
                Source.of("Commons DBCP2, SharedPoolDataSource", (name, database) -> shared(database)),
                Source.of("Tomcat JDBC", (name, database) -> tomcat(name, database, true, null)),
                Source.of("Tomcat JDBC, without the facade", (name, database) -> tomcat(name, database, false, null)),
                Source.of(
                        "Tomcat JDBC, interceptors",
                        (name, database) -> tomcat(
                                name,
                                database,
                                true,
                                "ConnectionState;StatementFinalizer;SlowQueryReport;StatementCache")),
                Source.of("c3p0", CommonPools::c3p0, Source.Trait.UNSTEADY_AFTER_CLOSE));
    }

    /** With defaults, which are reset on each borrow. */
    static Source basicWithDefaults() {
        return Source.of("Commons DBCP2, defaults", (name, database) -> {
            BasicDataSource source = basic(database);
            source.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            source.setDefaultReadOnly(false);
            return Opened.of(source);
        });
    }

    private static BasicDataSource basic(Database database) throws Exception {
        BasicDataSource source = (BasicDataSource) PoolKind.DBCP2.open(database.pool(null));
        source.setTestOnBorrow(true);
        source.setTestWhileIdle(true);
        source.setDurationBetweenEvictionRuns(Duration.ofMillis(200));
        source.setMinEvictableIdle(Duration.ofMillis(100));
        return source;
    }

    private static Opened pooling(Database database) {
        PoolableConnectionFactory factory = new PoolableConnectionFactory(
                new DriverManagerConnectionFactory(database.url(), database.credentials()), null);
        GenericObjectPool<PoolableConnection> pool = new GenericObjectPool<>(factory);
        factory.setPool(pool);
        pool.setMaxTotal(4);
        return Opened.of(new PoolingDataSource<>(pool));
    }

    private static Opened shared(Database database) throws Exception {
        DriverAdapterCPDS adapter = new DriverAdapterCPDS();
        adapter.setDriver(database.driver().getName());
        adapter.setUrl(database.url());
        adapter.setUser(database.user());
        adapter.setPassword(database.password());
        SharedPoolDataSource source = new SharedPoolDataSource();
        source.setConnectionPoolDataSource(adapter);
        source.setMaxTotal(4);
        source.setDefaultTestOnBorrow(true);
        source.setValidationQuery("SELECT 1");
        return Opened.of(source);
    }

    private static Opened tomcat(String name, Database database, boolean facade, String interceptors) throws Exception {
        DataSource source = (DataSource) PoolKind.TOMCAT.open(database.poolWithDriver(name));
        source.setTestOnBorrow(true);
        source.setTestWhileIdle(true);
        source.setUseDisposableConnectionFacade(facade);
        source.setJdbcInterceptors(interceptors);
        return Opened.of(source, source::close);
    }

    private static Opened c3p0(String name, Database database) throws Exception {
        ComboPooledDataSource source = (ComboPooledDataSource) PoolKind.C3P0.open(database.poolWithDriver(name));
        source.setTestConnectionOnCheckout(true);
        return Opened.of(source);
    }
}
