package com.acme.chains;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.dbcp2.DataSourceConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** The real data sources of a chain, with one database that has a table {@code n}. */
final class OpenedChain {
    /** More than any plan borrows. */
    private static final int SIZE = 24;

    private final String name;
    private final DataSource front;
    private final List<Wrappers.PerThread> units = new ArrayList<>();
    private final Deque<AutoCloseable> pools = new ArrayDeque<>();

    OpenedChain(String name, Chain chain) throws SQLException {
        this.name = name;
        createTable();
        front = open(chain, new PoolNames(name));
    }

    /** Directly from the driver: this is no session. */
    private void createTable() throws SQLException {
        try (Connection connection = new org.h2.Driver().connect(url(), new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE n (n INT)");
        }
    }

    private String url() {
        return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    private DataSource open(Chain chain, PoolNames names) {
        String own = names.next(chain);
        List<DataSource> behind =
                chain.behind().stream().map(next -> open(next, names)).toList();
        return switch (chain.layer()) {
            case HIKARI -> hikari(own, behind.get(0));
            case DBCP -> dbcp(behind.get(0));
            case H2_POOL -> h2();
            case DELEGATING -> new Wrappers.Delegating(behind.get(0));
            case PROXY -> new Wrappers.Proxying(behind.get(0));
            case ROUTING -> new Wrappers.Routing(behind);
            case LAZY -> new Wrappers.Lazy(behind.get(0));
            case THREAD_BOUND -> new Wrappers.PerThread(behind.get(0), false);
            case UNIT_OF_WORK -> unit(behind.get(0));
            case DRIVER -> driver();
        };
    }

    private DataSource hikari(String own, DataSource behind) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(own);
        config.setDataSource(behind);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(SIZE);
        HikariDataSource pool = new HikariDataSource(config);
        pools.push(pool);
        return pool;
    }

    private DataSource dbcp(DataSource behind) {
        PoolableConnectionFactory factory =
                new PoolableConnectionFactory(new DataSourceConnectionFactory(behind), null);
        GenericObjectPool<PoolableConnection> pool = new GenericObjectPool<>(factory);
        factory.setPool(pool);
        pool.setMaxTotal(SIZE);
        PoolingDataSource<PoolableConnection> source = new PoolingDataSource<>(pool);
        pools.push(source::close);
        return source;
    }

    private DataSource h2() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(driver());
        pool.setMaxConnections(SIZE);
        pools.push(pool::dispose);
        return pool;
    }

    private Wrappers.PerThread unit(DataSource behind) {
        Wrappers.PerThread unit = new Wrappers.PerThread(behind, true);
        units.add(unit);
        return unit;
    }

    private JdbcDataSource driver() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url());
        return source;
    }

    Connection borrow(int route) throws SQLException {
        Wrappers.Routing.ROUTE.set(route);
        try {
            return front.getConnection();
        } finally {
            Wrappers.Routing.ROUTE.set(0);
        }
    }

    /** Ends the current thread's units of work, the innermost last. */
    void endUnits() throws SQLException {
        for (int unit = units.size() - 1; unit >= 0; unit--) {
            units.get(unit).end();
        }
    }

    /** Closes the pools, the outermost first. */
    void close() throws Exception {
        for (AutoCloseable pool : pools) {
            try {
                pool.close();
            } catch (UnsupportedOperationException e) {
                continue; // HikariCP finally reads a login timeout, which DBCP does not have
            }
        }
    }
}
