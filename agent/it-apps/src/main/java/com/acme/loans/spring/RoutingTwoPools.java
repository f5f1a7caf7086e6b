package com.acme.loans.spring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Copies from one database to another through one routing data source: one connection of each of two pools of one. */
public final class RoutingTwoPools implements Scenario {
    private final ThreadLocal<String> key = new ThreadLocal<>();

    @Override
    public void run(Lenders lenders) throws Exception {
        AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return key.get();
            }
        };
        routing.setTargetDataSources(Map.of("east", pool(lenders, "east"), "west", pool(lenders, "west")));
        routing.afterPropertiesSet();
        for (int round = 0; round < 3; round++) {
            try (Connection from = connection(routing, "east");
                    Connection to = connection(routing, "west")) {
                Sql.execute(to, "INSERT INTO numbers VALUES (" + Sql.text(from, "SELECT n FROM numbers") + ")");
            }
        }
        try (Connection west = connection(routing, "west")) {
            lenders.print("copied=" + Sql.text(west, "SELECT COUNT(*) FROM numbers"));
        }
    }

    private Connection connection(AbstractRoutingDataSource routing, String name) throws SQLException {
        key.set(name);
        try {
            return routing.getConnection();
        } finally {
            key.remove();
        }
    }

    private static HikariDataSource pool(Lenders lenders, String name) throws SQLException {
        HikariDataSource pool = lenders.hikari(name, 1);
        Sql.execute(pool, "CREATE TABLE numbers (n INT)", "INSERT INTO numbers VALUES (7)");
        return pool;
    }
}
