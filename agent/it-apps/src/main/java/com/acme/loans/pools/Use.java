package com.acme.loans.pools;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Sql;

/** The normal use of a pool: many short sessions on two threads, one transaction, and one session that is forgotten. */
final class Use {
    private static final int ROUNDS = 20;

    private Use() {}

    /** Uses a pool whose name or URL contains the name of the lender. */
    static void of(Lenders lenders, DataSource pool, String lender) throws Exception {
        AtomicLong lent = new AtomicLong();
        lenders.lends(lender, lent::get);
        Sql.execute(pool, "CREATE TABLE numbers (n INT)");
        lent.incrementAndGet();
        Thread other = new Thread(() -> addAll(pool, lent), "other");
        other.start();
        addAll(pool, lent);
        other.join();
        lenders.print("rows=" + Sql.text(pool, "SELECT COUNT(*) FROM numbers"));
        lent.incrementAndGet();
        Thread forgetful = new Thread(() -> forget(pool, lent), "forgetful");
        forgetful.start();
        forgetful.join();
    }

    private static void addAll(DataSource pool, AtomicLong lent) {
        try {
            for (int n = 0; n < ROUNDS; n++) {
                Sql.execute(pool, "INSERT INTO numbers VALUES (1)");
                lent.incrementAndGet();
            }
            try (Connection connection = pool.getConnection()) {
                lent.incrementAndGet();
                connection.setAutoCommit(false);
                Sql.execute(connection, "INSERT INTO numbers VALUES (2)");
                connection.commit();
                connection.setAutoCommit(true);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void forget(DataSource pool, AtomicLong lent) {
        try {
            Sql.text(pool.getConnection(), "SELECT 1");
            lent.incrementAndGet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
