package com.acme.sources;

import java.util.List;

import com.acme.support.PoolKind;
import com.acme.support.PoolSetup;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** HikariCP in its four forms. */
final class HikariSources {
    private HikariSources() {}

    static List<Source> all() {
        return List.of(
                Source.of("HikariCP, jdbcUrl", (name, database) -> {
                    HikariConfig config = config(name, database);
                    config.setJdbcUrl(database.url());
                    return Opened.of(new HikariDataSource(config));
                }),
                Source.of("HikariCP, dataSourceClassName", (name, database) -> {
                    HikariConfig config = config(name, database);
                    config.setDataSourceClassName(database.dataSourceClass().getName());
                    config.addDataSourceProperty("url", database.url());
                    return Opened.of(new HikariDataSource(config));
                }),
                Source.of("HikariCP, DataSource instance", (name, database) -> {
                    HikariConfig config = config(name, database);
                    config.setDataSource(database.dataSource());
                    return Opened.of(new HikariDataSource(config));
                }),
                Source.of("HikariCP, lazy constructor", (name, database) -> {
                    HikariDataSource source = new HikariDataSource();
                    source.setPoolName(name);
                    source.setJdbcUrl(database.url());
                    source.setUsername(database.user());
                    source.setPassword(database.password());
                    source.setMinimumIdle(2);
                    source.setMaximumPoolSize(4);
                    return Opened.of(source);
                }),
                Source.of("HikariCP, leakDetectionThreshold", (name, database) -> {
                    HikariConfig config = config(name, database);
                    config.setJdbcUrl(database.url());
                    config.setLeakDetectionThreshold(60_000);
                    return Opened.of(new HikariDataSource(config));
                }));
    }

    /** A pool that leads nowhere yet. */
    private static HikariConfig config(String name, Database database) {
        PoolSetup nowhere = PoolSetup.of(null, 4);
        return PoolKind.hikariConfig(nowhere.withName(name)
                .withUser(database.user(), database.password())
                .withIdle(2));
    }
}
