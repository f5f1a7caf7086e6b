package com.acme.loans.spring;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;

/** Two transactions of the application's own, each committed. */
public final class OwnTransactionCommitted implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool", 2);
        OwnTransactionSource source = new OwnTransactionSource(pool);
        Sql.execute(source, "CREATE TABLE numbers (n INT)");
        for (int round = 0; round < 2; round++) {
            source.begin();
            Sql.execute(source, "INSERT INTO numbers VALUES (1)");
            Sql.execute(source, "INSERT INTO numbers VALUES (2)");
            source.commit();
        }
        lenders.print("committed rows=" + Sql.text(source, "SELECT COUNT(*) FROM numbers"));
        lenders.print("in use=" + pool.getHikariPoolMXBean().getActiveConnections());
    }
}
