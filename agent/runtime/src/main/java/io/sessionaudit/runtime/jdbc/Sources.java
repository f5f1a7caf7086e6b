package io.sessionaudit.runtime.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.sessionaudit.core.session.Database;
import io.sessionaudit.core.session.Pool;
import io.sessionaudit.core.session.Source;

/**
 * Makes sources, and finds out what they are called: by the pool's name, else by the URL without its secrets. Threadsafe.
 */
public final class Sources {
    private final Map<String, Source> byUrl = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> names = new ConcurrentHashMap<>();

    /** {@return the source that stands for a URL of {@code DriverManager}} */
    public Source ofUrl(String url) {
        return byUrl.computeIfAbsent(
                String.valueOf(SafeUrl.of(url)), safe -> new Source("java.sql.DriverManager", null));
    }

    /** {@return a new source for a data source that is seen for the first time} */
    public Source ofDataSource(Object dataSource) {
        Source source = new Source(dataSource.getClass().getName(), Pool.ofFront(dataSource.getClass()));
        if (source.pool() != null) {
            source.limit(limitOf(dataSource));
            PoolLending.note(source, dataSource);
            source.lendsOn(PoolResets.lentOn(source.pool(), dataSource));
        }
        return source;
    }

    /**
     * Gives a source its name, at its first session. Only known pools are asked for their properties; anything else is known
     * by what its connection says.
     */
    public void describe(Source source, Object asked, Connection connection) {
        String url = null;
        String name = null;
        int max = -1;
        if (source.pool() != null) {
            name = Getters.text(asked, "getPoolName", "getDataSourceName");
            url = Getters.text(asked, "getJdbcUrl", "getUrl", "getURL");
            max = limitOf(asked);
        }
        if (url == null) {
            url = asked instanceof String text ? text : urlOf(connection);
        }
        String safe = SafeUrl.of(url);
        if (name == null) {
            name = safe != null ? safe : simpleName(source.className());
        }
        // Asked of the application's objects without a lock of ours, settled under one: several threads may come here
        // at once.
        synchronized (source) {
            if (source.description() == null) {
                source.description(new Source.Description(unique(name), safe, max, Database.ofUrl(safe)));
            }
        }
    }

    /** Gives a source the name of its class, where its first session ended before anything more could be learnt. */
    public void describeByClass(Source source) {
        String name = unique(simpleName(source.className()));
        source.description(new Source.Description(name, null, -1, Database.OTHER));
    }

    private static int limitOf(Object pool) {
        return Getters.number(
                pool,
                "getMaximumPoolSize",
                "getMaxTotal",
                "getMaxActive",
                "getMaxPoolSize",
                "getPoolMaxSize",
                "getMaxConnections",
                "getPoolMaximumActiveConnections");
    }

    private String unique(String name) {
        int number = names.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
        return number == 1 ? name : name + " #" + number;
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String urlOf(Connection connection) {
        try {
            return connection.getMetaData().getURL();
        } catch (SQLException | RuntimeException | LinkageError e) {
            return null;
        }
    }
}
