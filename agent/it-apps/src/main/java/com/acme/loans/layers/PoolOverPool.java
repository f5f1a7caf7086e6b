package com.acme.loans.layers;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import static org.awaitility.Awaitility.await;

/** HikariCP borrows its physical connections from another pool and keeps them, idle, until it is closed. */
abstract class PoolOverPool implements Scenario {
    private static final int IDLE = 3;

    abstract void use(Lenders lenders) throws Exception;

    @Override
    public final void run(Lenders lenders) throws Exception {
        use(lenders);
    }

    /** Opens the pool behind, which is no lender unless the application borrows from it. */
    static HikariDataSource inner(Lenders lenders) {
        HikariConfig config = lenders.hikariConfig("inner", 8, new AtomicLong());
        config.setJdbcUrl(lenders.url("inner"));
        lenders.lendsNothing(lenders.name("inner"));
        return lenders.closeAtEnd(new HikariDataSource(config));
    }

    /** Opens the pool in front. */
    static HikariDataSource outer(Lenders lenders, DataSource inner) {
        AtomicLong lent = new AtomicLong();
        HikariConfig config = lenders.hikariConfig("outer", IDLE + 1, lent);
        config.setMinimumIdle(IDLE);
        config.setDataSource(inner);
        lenders.lends(lenders.name("outer"), lent::get);
        HikariDataSource outer = new HikariDataSource(config);
        lenders.closeAtEnd(() -> close(outer));
        return outer;
    }

    /** Uses the pool in front on two threads, and waits until it has its idle connections. */
    static void work(Lenders lenders, HikariDataSource outer) throws Exception {
        Sql.execute(outer, "CREATE TABLE numbers (n INT)");
        Thread other = new Thread(() -> add(outer), "other");
        other.start();
        add(outer);
        other.join();
        await().until(() -> outer.getHikariPoolMXBean().getIdleConnections() >= IDLE);
        lenders.print("rows=" + Sql.text(outer, "SELECT COUNT(*) FROM numbers"));
    }

    private static void close(HikariDataSource outer) {
        try {
            outer.close();
        } catch (UnsupportedOperationException e) {
            // DBCP 2 has no login timeout, which HikariCP reads last.
        }
    }

    private static void add(DataSource source) {
        for (int n = 0; n < 3; n++) {
            try (Connection connection = source.getConnection()) {
                Sql.execute(connection, "INSERT INTO numbers VALUES (1)");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
