package com.acme.loans.spring;

import java.util.List;
import java.util.Map;

import com.acme.loans.Lenders;
import com.acme.loans.Sql;
import com.baomidou.dynamic.datasource.DynamicRoutingDataSource;
import com.zaxxer.hikari.HikariDataSource;

/** The routing data source of dynamic-datasource, with one database of one table. */
final class DynamicSource {
    private DynamicSource() {}

    static DynamicRoutingDataSource over(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool");
        Sql.execute(pool, "CREATE TABLE numbers (n INT)");
        DynamicRoutingDataSource dynamic = new DynamicRoutingDataSource(List.of(() -> Map.of("master", pool)));
        dynamic.afterPropertiesSet();
        return dynamic;
    }
}
