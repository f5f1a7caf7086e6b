package com.acme.sources;

import java.time.Duration;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.vibur.dbcp.ViburDBCPDataSource;

/** Pools without checks and removals in the background: two runs of one program make the same calls. */
final class SteadyPools {
    private static final int LONG_MILLIS = 3_600_000;

    private SteadyPools() {}

    /** Sets what a pool reads before its first borrow. */
    static Opened settle(Opened opened) {
        if (opened.object() instanceof BasicDataSource source) {
            source.setTestWhileIdle(false);
            source.setDurationBetweenEvictionRuns(Duration.ofMillis(-1));
            source.setMinEvictableIdle(Duration.ofHours(1));
        } else if (opened.object() instanceof org.apache.tomcat.jdbc.pool.DataSource source) {
            source.setTestWhileIdle(false);
            source.setTimeBetweenEvictionRunsMillis(LONG_MILLIS);
            source.setValidationInterval(LONG_MILLIS);
        } else if (opened.object() instanceof DruidDataSource source) {
            source.setTestWhileIdle(false);
            source.setTimeBetweenEvictionRunsMillis(LONG_MILLIS);
        } else if (opened.object() instanceof ComboPooledDataSource source) {
            source.setIdleConnectionTestPeriod(0);
        } else if (opened.object() instanceof ViburDBCPDataSource source) {
            source.setConnectionIdleLimitInSeconds(LONG_MILLIS / 1000);
        }
        return opened;
    }
}
