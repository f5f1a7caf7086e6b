package com.acme.loans.pools;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import org.apache.commons.dbcp.BasicDataSource;

/** DBCP 1.4. */
public final class Dbcp1 implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(lenders.url("pool"));
        pool.setMaxActive(4);
        lenders.closeAtEnd(pool::close);
        Use.of(lenders, pool, "Dbcp1");
    }
}
