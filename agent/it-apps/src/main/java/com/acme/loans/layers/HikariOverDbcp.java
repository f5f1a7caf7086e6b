package com.acme.loans.layers;

import com.acme.loans.Lenders;
import org.apache.commons.dbcp2.BasicDataSource;

/** HikariCP over DBCP 2. */
public final class HikariOverDbcp extends PoolOverPool {
    @Override
    void use(Lenders lenders) throws Exception {
        BasicDataSource inner = lenders.closeAtEnd(new BasicDataSource());
        inner.setUrl(lenders.url("inner"));
        lenders.lendsNothing(lenders.name("inner"));
        work(lenders, outer(lenders, inner));
    }
}
