package com.acme.loans.pools;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import oracle.ucp.jdbc.PoolDataSource;
import oracle.ucp.jdbc.PoolDataSourceFactory;
import org.h2.jdbcx.JdbcDataSource;

/** Oracle's UCP over H2's data source. */
public final class Ucp implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        PoolDataSource pool = PoolDataSourceFactory.getPoolDataSource();
        pool.setConnectionPoolName(lenders.name("pool"));
        pool.setConnectionFactoryClassName(JdbcDataSource.class.getName());
        pool.setURL(lenders.url("pool"));
        pool.setUser("sa");
        pool.setPassword("");
        pool.setInitialPoolSize(1);
        pool.setMaxPoolSize(4);
        Use.of(lenders, pool, "Ucp");
    }
}
