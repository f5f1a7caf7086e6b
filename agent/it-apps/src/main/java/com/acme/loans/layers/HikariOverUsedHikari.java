package com.acme.loans.layers;

import java.util.concurrent.atomic.AtomicLong;

import com.acme.loans.Lenders;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The application has borrowed from the inner pool before the outer pool does, on the same thread. */
public final class HikariOverUsedHikari extends PoolOverPool {
    @Override
    void use(Lenders lenders) throws Exception {
        HikariConfig config = lenders.hikariConfig("inner", 8, new AtomicLong());
        config.setJdbcUrl(lenders.url("inner"));
        HikariDataSource inner = lenders.closeAtEnd(new HikariDataSource(config));
        Sql.execute(inner, "SELECT 1");
        Sql.execute(inner, "SELECT 2");
        work(lenders, outer(lenders, inner));
        Sql.execute(inner, "SELECT 3");
        lenders.lends(lenders.name("inner"), () -> 3);
    }
}
