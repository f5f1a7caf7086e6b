package com.acme.loans.layers;

import com.acme.loans.Lenders;
import com.zaxxer.hikari.HikariDataSource;

/** The outer pool opens its first connection in its constructor, on the thread of the application. */
public final class HikariOverHikari extends PoolOverPool {
    @Override
    void use(Lenders lenders) throws Exception {
        HikariDataSource inner = inner(lenders);
        work(lenders, outer(lenders, inner));
    }
}
