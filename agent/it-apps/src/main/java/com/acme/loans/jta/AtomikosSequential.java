package com.acme.loans.jta;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;

/** Atomikos gives the connection of a transaction to the same transaction again after the close of its handle. */
public final class AtomikosSequential implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        GlobalPool pool = GlobalPools.atomikos(lenders, 1);
        Sql.execute(pool.source(), "CREATE TABLE numbers (n INT)");
        for (int round = 0; round < 2; round++) {
            pool.transactions().begin();
            Sql.execute(pool.source(), "INSERT INTO numbers VALUES (1)");
            Sql.execute(pool.source(), "INSERT INTO numbers VALUES (2)");
            pool.transactions().commit();
        }
        lenders.print("rows=" + Sql.text(pool.source(), "SELECT COUNT(*) FROM numbers"));
        lenders.lends(lenders.name("pool"), () -> 4);
    }
}
