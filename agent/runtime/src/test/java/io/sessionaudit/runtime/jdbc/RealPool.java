package io.sessionaudit.runtime.jdbc;

import javax.sql.DataSource;

import com.acme.support.PoolKind;
import com.acme.support.PoolSetup;
import com.alibaba.druid.pool.DruidDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The known pools that can run here, with two connections each. */
enum RealPool {
    HIKARI(PoolKind.HIKARI),
    HIKARI_OVER_HIKARI(PoolKind.HIKARI) {
        @Override
        DataSource over(String driver, String url) throws Exception {
            HikariConfig config = PoolKind.hikariConfig(PoolSetup.of(null, SIZE));
            config.setDataSource(HIKARI.over(driver, url));
            return new HikariDataSource(config);
        }
    },
    DBCP2(PoolKind.DBCP2),
    TOMCAT(PoolKind.TOMCAT) {
        @Override
        DataSource over(String driver, String url) throws Exception {
            var pool = (org.apache.tomcat.jdbc.pool.DataSource) super.over(driver, url);
            pool.setJdbcInterceptors("ConnectionState");
            return pool;
        }
    },
    C3P0(PoolKind.C3P0),
    AGROAL(PoolKind.AGROAL),
    DRUID(PoolKind.DRUID) {
        @Override
        DataSource over(String driver, String url) throws Exception {
            DruidDataSource pool = (DruidDataSource) super.over(driver, url);
            pool.setTestWhileIdle(false);
            return pool;
        }
    },
    DRUID_WITH_FILTER(PoolKind.DRUID) {
        @Override
        DataSource over(String driver, String url) throws Exception {
            DruidDataSource pool = (DruidDataSource) DRUID.over(driver, url);
            pool.setFilters("stat");
            return pool;
        }
    },
    VIBUR(PoolKind.VIBUR),
    EBEAN(PoolKind.EBEAN),
    MYBATIS(PoolKind.MYBATIS),
    H2(PoolKind.H2);

    static final int SIZE = 2;

    private final PoolKind kind;

    RealPool(PoolKind kind) {
        this.kind = kind;
    }

    /** {@return such a pool over the driver of that class} */
    DataSource over(String driver, String url) throws Exception {
        return kind.open(PoolSetup.of(url, SIZE).withDriver(driver));
    }

    /** Closes a pool that {@link #over} has opened. */
    void close(DataSource pool) throws Exception {
        kind.close(pool);
    }
}
