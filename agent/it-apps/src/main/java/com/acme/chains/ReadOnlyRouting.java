package com.acme.chains;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends read-only transactions to a reader with Spring's lazy proxy, alone and behind two kinds of wrappers. Prints
 * which server responded and the number of loans of each pool. Argument: the URL of a MySQL server; the pools differ by
 * a variable of their connections, so that one schema is enough.
 */
public final class ReadOnlyRouting {
    private static final int TRANSACTIONS = 3;
    private static final String WHO = "SELECT @pool_name";

    private ReadOnlyRouting() {}

    public static void main(String[] arguments) throws Exception {
        for (String front : List.of("plain", "delegating", "datasource-proxy")) {
            try (Pool writer = new Pool(front + "-writer", arguments[0]);
                    Pool reader = new Pool(front + "-reader", arguments[0])) {
                LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(writer.source);
                lazy.setReadOnlyDataSource(reader.source);
                work(front, inFront(front, lazy));
                // The proxy itself borrows in its first getConnection, to read the defaults.
                System.out.println("lent=" + writer.name + " " + writer.lent);
                System.out.println("lent=" + reader.name + " " + reader.lent);
            }
        }
    }

    private static DataSource inFront(String front, DataSource lazy) {
        return switch (front) {
            case "delegating" -> new DelegatingDataSource(lazy);
            case "datasource-proxy" ->
                ProxyDataSourceBuilder.create("front", lazy).build();
            default -> lazy;
        };
    }

    private static void work(String front, DataSource source) {
        JdbcTemplate template = new JdbcTemplate(source);
        TransactionTemplate write = new TransactionTemplate(new DataSourceTransactionManager(source));
        TransactionTemplate read = new TransactionTemplate(new DataSourceTransactionManager(source));
        read.setReadOnly(true);
        for (int i = 0; i < TRANSACTIONS; i++) {
            String reader = read.execute(status -> template.queryForObject(WHO, String.class));
            String writer = write.execute(status -> template.queryForObject(WHO, String.class));
            System.out.println("answered=" + front + " read-only " + reader + ", other " + writer);
            read.executeWithoutResult(status -> {});
            write.executeWithoutResult(status -> {});
        }
    }

    /** A pool that counts its loans. */
    private static final class Pool implements AutoCloseable {
        final String name;
        final HikariDataSource source;
        final AtomicInteger lent = new AtomicInteger();

        Pool(String name, String url) {
            this.name = name;
            HikariConfig config = new HikariConfig();
            config.setPoolName(name);
            config.setJdbcUrl(url);
            config.setConnectionInitSql("SET @pool_name = '" + name + "'");
            config.setMaximumPoolSize(2);
            config.setMetricsTrackerFactory((pool, statistics) -> new IMetricsTracker() {
                @Override
                public void recordConnectionUsageMillis(long elapsed) {
                    lent.incrementAndGet();
                }
            });
            source = new HikariDataSource(config);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
