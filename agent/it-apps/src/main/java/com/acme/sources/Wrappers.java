package com.acme.sources;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.acme.support.PoolKind;
import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Data sources in front of pools and drivers: Spring's data sources, P6Spy, datasource-proxy. */
final class Wrappers {
    private Wrappers() {}

    static List<Source> all() {
        return List.of(
                Source.of(
                        "Spring DriverManagerDataSource",
                        (name, database) ->
                                Opened.of(new DriverManagerDataSource(database.url(), database.credentials()))),
                Source.of(
                        "Spring SingleConnectionDataSource",
                        (name, database) -> {
                            SingleConnectionDataSource source = new SingleConnectionDataSource();
                            source.setUrl(database.url());
                            source.setConnectionProperties(database.credentials());
                            source.setSuppressClose(true);
                            return Opened.of(source);
                        },
                        Source.Trait.SINGLE),
                Source.of(
                        "Spring LazyConnectionDataSourceProxy over HikariCP",
                        (name, database) -> {
                            HikariDataSource target = hikari(name, database);
                            LazyConnectionDataSourceProxy source = new LazyConnectionDataSourceProxy();
                            // Otherwise it borrows a connection at its start, to read the defaults.
                            source.setDefaultAutoCommit(true);
                            source.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                            source.setTargetDataSource(target);
                            source.afterPropertiesSet();
                            return Opened.of(source, target);
                        },
                        Source.Trait.FETCHES_LATER),
                Source.of(
                        "Spring TransactionAwareDataSourceProxy over HikariCP",
                        (name, database) -> {
                            HikariDataSource target = hikari(name, database);
                            return Opened.of(new TransactionAwareDataSourceProxy(target), target);
                        },
                        Source.Trait.FETCHES_LATER),
                Source.of("Spring AbstractRoutingDataSource over HikariCP", (name, database) -> {
                    HikariDataSource target = hikari(name, database);
                    return Opened.of(new Routing(target), target);
                }),
                Source.of("P6Spy, P6DataSource over HikariCP", (name, database) -> {
                    HikariDataSource target = hikari(name, database);
                    return Opened.of(new P6DataSource(target), target);
                }),
                Source.of("P6Spy, driver URL", (name, database) -> {
                    String url = database.url().replace("jdbc:", "jdbc:p6spy:");
                    return new Opened(null, () -> DriverManager.getConnection(url, database.credentials()), () -> {});
                }),
                Source.of("datasource-proxy over HikariCP", (name, database) -> {
                    HikariDataSource target = hikari(name, database);
                    return Opened.of(ProxyDataSourceBuilder.create(name, target).build(), target);
                }));
    }

    private static HikariDataSource hikari(String name, Database database) {
        return new HikariDataSource(PoolKind.hikariConfig(database.pool(name)));
    }

    private static final class Routing extends AbstractRoutingDataSource {
        Routing(DataSource target) {
            setTargetDataSources(Map.of("one", target));
            afterPropertiesSet();
        }

        @Override
        protected Object determineCurrentLookupKey() {
            return "one";
        }
    }
}
