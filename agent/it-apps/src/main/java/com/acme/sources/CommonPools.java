package com.acme.sources;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;

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
import org.apache.tomcat.jdbc.pool.PoolProperties;

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

    /** With defaults, which are set back whenever a connection is lent. */
    static Source basicWithDefaults() {
        return Source.of("Commons DBCP2, defaults", (name, database) -> {
            BasicDataSource source = basic(database);
            source.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            source.setDefaultReadOnly(false);
            return Opened.of(source);
        });
    }

    private static BasicDataSource basic(Database database) {
        BasicDataSource source = new BasicDataSource();
        source.setUrl(database.url());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setInitialSize(2);
        source.setMinIdle(2);
        source.setMaxTotal(4);
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

    private static Opened tomcat(String name, Database database, boolean facade, String interceptors) {
        PoolProperties properties = new PoolProperties();
        properties.setName(name);
        properties.setUrl(database.url());
        properties.setDriverClassName(database.driver().getName());
        properties.setUsername(database.user());
        properties.setPassword(database.password());
        properties.setInitialSize(2);
        properties.setMinIdle(2);
        properties.setMaxActive(4);
        properties.setTestOnBorrow(true);
        properties.setTestWhileIdle(true);
        properties.setUseDisposableConnectionFacade(facade);
        properties.setJdbcInterceptors(interceptors);
        DataSource source = new DataSource(properties);
        return Opened.of(source, source::close);
    }

    private static Opened c3p0(String name, Database database) throws Exception {
        ComboPooledDataSource source = new ComboPooledDataSource();
        source.setDataSourceName(name);
        source.setDriverClass(database.driver().getName());
        source.setJdbcUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setInitialPoolSize(2);
        source.setMinPoolSize(2);
        source.setMaxPoolSize(4);
        source.setTestConnectionOnCheckout(true);
        return Opened.of(source);
    }
}
