package com.acme.loans.pools;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.jolbox.bonecp.BoneCPDataSource;

/** BoneCP, which opens spare connections on a thread of its own. */
public final class BoneCp implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        BoneCPDataSource pool = new BoneCPDataSource();
        pool.setPoolName(lenders.name("pool"));
        pool.setJdbcUrl(lenders.url("pool"));
        pool.setUsername("");
        pool.setPassword("");
        pool.setPartitionCount(1);
        pool.setMinConnectionsPerPartition(1);
        pool.setMaxConnectionsPerPartition(4);
        pool.setDisableJMX(true);
        lenders.closeAtEnd(pool::close);
        Use.of(lenders, pool, "BoneCp");
    }
}
