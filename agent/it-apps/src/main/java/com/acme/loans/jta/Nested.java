package com.acme.loans.jta;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;

/**
 * Two connections of one transaction are handles of one connection, so a pool of one is enough. Before and after it the
 * pool is used without a transaction.
 */
abstract class Nested implements Scenario {
    abstract GlobalPool open(Lenders lenders) throws Exception;

    /** {@return how many connections the pool lends} */
    long loans() {
        return 4;
    }

    @Override
    public final void run(Lenders lenders) throws Exception {
        GlobalPool pool = open(lenders);
        Sql.execute(pool.source(), "CREATE TABLE numbers (n INT)");
        for (int round = 0; round < 2; round++) {
            pool.transactions().begin();
            addTwo(pool);
            pool.transactions().commit();
        }
        lenders.print("rows=" + Sql.text(pool.source(), "SELECT COUNT(*) FROM numbers"));
        lenders.lends(lenders.name("pool"), this::loans);
    }

    private static void addTwo(GlobalPool pool) throws SQLException {
        try (Connection outer = pool.source().getConnection()) {
            Sql.execute(outer, "INSERT INTO numbers VALUES (1)");
            Sql.execute(pool.source(), "INSERT INTO numbers VALUES (2)");
            Sql.execute(outer, "INSERT INTO numbers VALUES (3)");
        }
    }
}
