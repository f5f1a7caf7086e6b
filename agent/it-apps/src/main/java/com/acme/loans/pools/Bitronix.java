package com.acme.loans.pools;

import bitronix.tm.TransactionManagerServices;
import bitronix.tm.resource.jdbc.PoolingDataSource;
import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import org.h2.jdbcx.JdbcDataSource;

/** Bitronix without a global transaction. */
public final class Bitronix implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        TransactionManagerServices.getConfiguration()
                .setServerId("one")
                .setJournal("null")
                .setDisableJmx(true);
        PoolingDataSource pool = new PoolingDataSource();
        pool.setUniqueName(lenders.name("pool"));
        pool.setClassName(JdbcDataSource.class.getName());
        pool.getDriverProperties().setProperty("URL", lenders.url("pool"));
        pool.setMaxPoolSize(4);
        pool.setAllowLocalTransactions(true);
        pool.init();
        lenders.closeAtEnd(pool::close);
        Use.of(lenders, pool, "Bitronix");
    }
}
