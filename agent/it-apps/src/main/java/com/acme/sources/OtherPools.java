package com.acme.sources;

import java.util.List;

import com.acme.custompool.Lender;
import com.alibaba.druid.pool.DruidDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.ebean.datasource.DataSourceBuilder;
import io.ebean.datasource.DataSourcePool;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.vibur.dbcp.ViburDBCPDataSource;

/** Agroal, Druid, Vibur, ebean-datasource, H2's pool, MyBatis' pool, and one that nobody knows. */
final class OtherPools {
    private OtherPools() {}

    static List<Source> all() {
        return List.of(
                Source.of("Agroal", (name, database) -> Opened.of(agroal(database))),
                Source.of("Druid", (name, database) -> Opened.of(druid(name, database, false))),
                Source.of("Druid, removeAbandoned", (name, database) -> Opened.of(druid(name, database, true))),
                Source.of("Vibur", (name, database) -> Opened.of(vibur(name, database, false))),
                Source.of("Vibur, connection tracking", (name, database) -> Opened.of(vibur(name, database, true))),
                Source.of("ebean-datasource", (name, database) -> ebean(name, database)),
                Source.of(
                        "H2 JdbcConnectionPool",
                        (name, database) -> {
                            JdbcConnectionPool pool =
                                    JdbcConnectionPool.create(database.url(), database.user(), database.password());
                            return Opened.of(pool, pool::dispose);
                        },
                        Source.Trait.H2_ONLY),
                Source.of("MyBatis PooledDataSource", (name, database) -> {
                    PooledDataSource source = new PooledDataSource(
                            database.driver().getName(), database.url(), database.user(), database.password());
                    return Opened.of(source, source::forceCloseAll);
                }),
                Source.of("a pool nobody knows", (name, database) -> Opened.of(new Lender(database.dataSource(), 3))));
    }

    private static AgroalDataSource agroal(Database database) throws Exception {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.initialSize(2)
                        .minSize(2)
                        .maxSize(4)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.url())
                                .principal(new NamePrincipal(database.user()))
                                .credential(new SimplePassword(database.password()))));
        return AgroalDataSource.from(configuration);
    }

    private static DruidDataSource druid(String name, Database database, boolean removeAbandoned) {
        DruidDataSource source = new DruidDataSource();
        source.setName(name);
        source.setDriverClassName(database.driver().getName());
        source.setUrl(database.url());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setInitialSize(2);
        source.setMinIdle(2);
        source.setMaxActive(4);
        source.setValidationQuery("SELECT 1");
        source.setTestOnBorrow(true);
        source.setRemoveAbandoned(removeAbandoned);
        return source;
    }

    private static ViburDBCPDataSource vibur(String name, Database database, boolean tracking) {
        ViburDBCPDataSource source = new ViburDBCPDataSource();
        source.setName(name);
        source.setJdbcUrl(database.url());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setPoolInitialSize(2);
        source.setPoolMaxSize(4);
        source.setPoolEnableConnectionTracking(tracking);
        source.start();
        return source;
    }

    private static Opened ebean(String name, Database database) {
        DataSourcePool source = DataSourceBuilder.create()
                .name(name)
                .url(database.url())
                .username(database.user())
                .password(database.password())
                .minConnections(2)
                .maxConnections(4)
                .build();
        return Opened.of(source, source::shutdown);
    }
}
