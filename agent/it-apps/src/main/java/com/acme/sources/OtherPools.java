package com.acme.sources;

import java.util.List;

import javax.sql.DataSource;

import com.acme.custompool.Lender;
import com.acme.support.PoolKind;
import com.alibaba.druid.pool.DruidDataSource;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.vibur.dbcp.ViburDBCPDataSource;

/** Agroal, Druid, Vibur, ebean-datasource, H2's pool, MyBatis' pool, and an unknown one. */
final class OtherPools {
    private OtherPools() {}

    static List<Source> all() {
        return List.of(
                Source.of("Agroal", (name, database) -> Opened.of(PoolKind.AGROAL.open(database.pool(name)))),
                Source.of("Druid", (name, database) -> Opened.of(druid(name, database, false))),
                Source.of("Druid, removeAbandoned", (name, database) -> Opened.of(druid(name, database, true))),
                Source.of("Vibur", (name, database) -> Opened.of(vibur(name, database, false))),
                Source.of("Vibur, connection tracking", (name, database) -> Opened.of(vibur(name, database, true))),
                Source.of("ebean-datasource", (name, database) -> {
                    DataSource source = PoolKind.EBEAN.open(database.pool(name));
                    return Opened.of(source, () -> PoolKind.EBEAN.close(source));
                }),
                Source.of(
                        "H2 JdbcConnectionPool",
                        (name, database) -> {
                            JdbcConnectionPool pool =
                                    JdbcConnectionPool.create(database.url(), database.user(), database.password());
                            return Opened.of(pool, pool::dispose);
                        },
                        Source.Trait.H2_ONLY),
                Source.of("MyBatis PooledDataSource", (name, database) -> {
                    PooledDataSource source = new PooledDataSource(
                            database.driver().getName(), database.url(), database.user(), database.password());
                    return Opened.of(source, source::forceCloseAll);
                }),
                Source.of("an unknown pool", (name, database) -> Opened.of(new Lender(database.dataSource(), 3))));
    }

    private static DruidDataSource druid(String name, Database database, boolean removeAbandoned) throws Exception {
        DruidDataSource source = (DruidDataSource) PoolKind.DRUID.open(database.poolWithDriver(name));
        source.setValidationQuery("SELECT 1");
        source.setTestOnBorrow(true);
        source.setRemoveAbandoned(removeAbandoned);
        return source;
    }

    private static ViburDBCPDataSource vibur(String name, Database database, boolean tracking) {
        ViburDBCPDataSource source = PoolKind.unstartedVibur(database.pool(name));
        source.setPoolEnableConnectionTracking(tracking);
        source.start();
        return source;
    }
}
