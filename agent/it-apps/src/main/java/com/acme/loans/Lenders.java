package com.acme.loans;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;

/**
 * The pools of one scenario and how many connections each of them lent. Names of pools and databases begin with the
 * scenario's name, so that one log can serve many scenarios.
 */
public final class Lenders {
    private final String scenario;
    private final Map<String, LongSupplier> counts = new LinkedHashMap<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Lenders(String scenario) {
        this.scenario = scenario;
    }

    /** {@return the name of a pool or database of this scenario} */
    public String name(String pool) {
        return scenario + "-" + pool;
    }

    /** {@return the URL of an in-memory database of this scenario that lasts as long as the JVM} */
    public String url(String database) {
        return "jdbc:h2:mem:" + name(database) + ";DB_CLOSE_DELAY=-1";
    }

    /** Opens a counted pool of at most four connections, which is a lender. */
    public HikariDataSource hikari(String pool) {
        return hikari(pool, 4);
    }

    /** Opens a counted pool, which is a lender. */
    public HikariDataSource hikari(String pool, int size) {
        AtomicLong lent = new AtomicLong();
        HikariConfig config = hikariConfig(pool, size, lent);
        config.setJdbcUrl(url(pool));
        lends(name(pool), lent::get);
        return closeAtEnd(new HikariDataSource(config));
    }

    /** {@return the configuration of a pool that counts what it lends; it has no database yet} */
    public HikariConfig hikariConfig(String pool, int size, AtomicLong lent) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name(pool));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setMetricsTrackerFactory((name, statistics) -> new IMetricsTracker() {
            @Override
            public void recordConnectionAcquiredNanos(long waitedNanos) {
                lent.incrementAndGet();
            }
        });
        return config;
    }

    /** Registers a lender: the source whose name, URL or class contains the key has as many sessions. */
    public void lends(String key, LongSupplier count) {
        counts.put(key, count);
    }

    /** Registers physical connections: a source whose name, URL or class contains the key has no session. */
    public void lendsNothing(String key) {
        counts.put(key, () -> 0);
    }

    /** Closes the object after all scenarios have run, the last one first. */
    public <T extends AutoCloseable> T closeAtEnd(T resource) {
        open.push(resource);
        return resource;
    }

    /** Waits until the agent, if there is one, has reported a finding of the kind about a pool of this scenario. */
    public void awaitFinding(String kind, String pool) {
        Gate.await(kind + " " + name(pool));
    }

    /** Prints a fact of this scenario. */
    public void print(String fact) {
        System.out.println(scenario + ": " + fact);
    }

    /** Closes the pools and prints what they lent. */
    void end() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        counts.forEach((key, count) -> System.out.println("lent " + scenario + " " + count.getAsLong() + " " + key));
    }
}
