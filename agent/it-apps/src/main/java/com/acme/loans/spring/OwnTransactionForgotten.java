package com.acme.loans.spring;

import java.sql.SQLException;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;

/** Two jobs begin a transaction of the application's own, add a row each, and never end it. */
public final class OwnTransactionForgotten implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool");
        OwnTransactionSource source = new OwnTransactionSource(pool);
        Sql.execute(source, "CREATE TABLE numbers (n INT)");
        for (int job = 0; job < 2; job++) {
            Thread thread = new Thread(() -> beginAndAdd(source), "forgetful-" + job);
            thread.start();
            thread.join();
        }
        lenders.print("committed rows=" + Sql.text(source, "SELECT COUNT(*) FROM numbers"));
        lenders.print("in use=" + pool.getHikariPoolMXBean().getActiveConnections());
    }

    private static void beginAndAdd(OwnTransactionSource source) {
        try {
            source.begin();
            Sql.execute(source, "INSERT INTO numbers VALUES (1)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
