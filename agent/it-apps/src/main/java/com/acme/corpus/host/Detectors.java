package com.acme.corpus.host;

import java.io.PrintWriter;
import java.sql.Connection;
import java.time.Duration;

import javax.sql.DataSource;

import com.acme.support.PoolKind;
import com.alibaba.druid.pool.DruidDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.MultipleAcquisitionAction;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import org.apache.commons.dbcp2.BasicDataSource;

/** The pools' own leak detectors, enabled with all their options. */
enum Detectors {
    HIKARI {
        @Override
        DataSource open(Database database) {
            HikariConfig config = PoolKind.hikariConfig(database.pool());
            config.setLeakDetectionThreshold(LIMIT.toMillis());
            return new HikariDataSource(config);
        }
    },
    DBCP2 {
        @Override
        DataSource open(Database database) throws Exception {
            BasicDataSource source = (BasicDataSource) PoolKind.DBCP2.open(database.pool());
            source.setRemoveAbandonedOnMaintenance(true);
            source.setRemoveAbandonedOnBorrow(true);
            source.setRemoveAbandonedTimeout(LIMIT);
            source.setLogAbandoned(true);
            source.setAbandonedUsageTracking(true);
            source.setAbandonedLogWriter(new PrintWriter(System.err, true));
            source.setDurationBetweenEvictionRuns(PERIOD);
            return source;
        }
    },
    TOMCAT {
        @Override
        DataSource open(Database database) throws Exception {
            org.apache.tomcat.jdbc.pool.DataSource source =
                    (org.apache.tomcat.jdbc.pool.DataSource) PoolKind.TOMCAT.open(database.pool());
            source.setRemoveAbandoned(true);
            source.setRemoveAbandonedTimeout((int) LIMIT.toSeconds());
            source.setLogAbandoned(true);
            source.setTimeBetweenEvictionRunsMillis((int) PERIOD.toMillis());
            return source;
        }
    },
    AGROAL {
        @Override
        DataSource open(Database database) throws Exception {
            AgroalDataSourceConfigurationSupplier configuration = PoolKind.agroalConfig(database.pool())
                    .connectionPoolConfiguration(pool -> pool.leakTimeout(LIMIT)
                            .enhancedLeakReport(true)
                            .multipleAcquisition(MultipleAcquisitionAction.WARN));
            return AgroalDataSource.from(configuration, new Loud(database.name()));
        }
    },
    DRUID {
        @Override
        DataSource open(Database database) throws Exception {
            DruidDataSource source = (DruidDataSource) PoolKind.DRUID.open(database.pool());
            source.setRemoveAbandoned(true);
            source.setRemoveAbandonedTimeoutMillis(LIMIT.toMillis());
            source.setLogAbandoned(true);
            source.setTimeBetweenEvictionRunsMillis(PERIOD.toMillis());
            return source;
        }
    };

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration PERIOD = Duration.ofMillis(500);

    abstract DataSource open(Database database) throws Exception;

    /** Agroal reports to a listener. */
    private record Loud(String name) implements AgroalDataSourceListener {
        @Override
        public void onWarning(String message) {
            System.err.println("[agroal] " + name + ": " + message);
        }

        @Override
        public void onWarning(Throwable throwable) {
            System.err.println("[agroal] " + name + ": " + throwable.getMessage());
            throwable.printStackTrace();
        }

        @Override
        public void onInfo(String message) {
            System.err.println("[agroal] " + name + ": " + message);
        }

        @Override
        public void onConnectionLeak(Connection connection, Thread thread) {
            System.err.println("[agroal] " + name + ": leak of thread " + thread.getName());
        }
    }
}
