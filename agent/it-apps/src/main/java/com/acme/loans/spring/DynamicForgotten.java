package com.acme.loans.spring;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.baomidou.dynamic.datasource.DynamicRoutingDataSource;
import com.baomidou.dynamic.datasource.tx.LocalTxUtil;

/** Two jobs begin a transaction of dynamic-datasource, add a row each, and never end it. */
public final class DynamicForgotten implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        DynamicRoutingDataSource source = DynamicSource.over(lenders);
        for (int job = 0; job < 2; job++) {
            Thread thread = new Thread(() -> beginAndAdd(source), "forgetful-" + job);
            thread.start();
            thread.join();
        }
        lenders.print("committed rows=" + Sql.text(source, "SELECT COUNT(*) FROM numbers"));
    }

    private static void beginAndAdd(DynamicRoutingDataSource source) {
        try {
            LocalTxUtil.startTransaction();
            Sql.execute(source, "INSERT INTO numbers VALUES (1)");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
