package com.acme.frameworks;

import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;

/** A pool that counts its own loans. */
public final class CountedPool extends HikariDataSource {
    private final AtomicInteger lent;

    private CountedPool(HikariConfig config, AtomicInteger lent) {
        super(config);
        this.lent = lent;
    }

    /** A pool of at most four connections. */
    public static CountedPool open(String name, String url) {
        AtomicInteger lent = new AtomicInteger();
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4);
        config.setMetricsTrackerFactory((pool, statistics) -> new IMetricsTracker() {
            @Override
            public void recordConnectionAcquiredNanos(long waitedNanos) {
                lent.incrementAndGet();
            }
        });
        return new CountedPool(config, lent);
    }

    /** Closes the pool, and prints its own count of loans. */
    @Override
    public void close() {
        boolean first = !isClosed();
        super.close();
        if (first) {
            System.out.println("received=" + lent);
        }
    }
}
