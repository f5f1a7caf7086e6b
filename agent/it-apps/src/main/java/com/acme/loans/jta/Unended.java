package com.acme.loans.jta;

import java.sql.SQLException;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;

/** A transaction is suspended and keeps its connection after the close of the handle; another thread waits for it. */
abstract class Unended implements Scenario {
    abstract GlobalPool open(Lenders lenders) throws Exception;

    @Override
    public final void run(Lenders lenders) throws Exception {
        GlobalPool pool = open(lenders);
        pool.transactions().begin();
        leaveUnended(pool);
        Object transaction = pool.transactions().suspend();
        Thread borrower = new Thread(() -> lenders.print("answer=" + read(pool)), "borrower");
        borrower.start();
        lenders.awaitFinding("starved", "pool");
        pool.transactions().resume(transaction);
        pool.transactions().rollback();
        borrower.join();
        lenders.lends(lenders.name("pool"), () -> 2);
    }

    private static void leaveUnended(GlobalPool pool) throws SQLException {
        Sql.text(pool.source(), "SELECT 1");
    }

    private static String read(GlobalPool pool) {
        try {
            return Sql.text(pool.source(), "SELECT 2");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
