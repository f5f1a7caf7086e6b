package io.sessionaudit.benchmarks;

import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/** The pools that are compared, each with four connections to the stub, and with its leak detection switched on. */
public enum Pools {
    /** HikariCP as it comes. */
    HIKARI {
        @Override
        DataSource open() {
            return hikari(StubDriver.dataSource(), 0);
        }
    },
    /** HikariCP, which reports connections that were out for half a minute. */
    HIKARI_LEAK_DETECTION {
        @Override
        DataSource open() {
            return hikari(StubDriver.dataSource(), HALF_A_MINUTE.toMillis());
        }
    },
    /** DBCP2, which remembers the stacks of borrow and last use. */
    DBCP2_USAGE_TRACKING {
        @Override
        DataSource open() {
            BasicDataSource pool = new BasicDataSource();
            pool.setDriver(StubDriver.driver());
            pool.setUrl(StubDriver.URL);
            pool.setMaxTotal(CONNECTIONS);
            pool.setMaxIdle(CONNECTIONS);
            pool.setLogAbandoned(true);
            pool.setRemoveAbandonedOnBorrow(true);
            pool.setRemoveAbandonedTimeout(HALF_A_MINUTE);
            pool.setAbandonedUsageTracking(true);
            return pool;
        }
    },
    /** Tomcat's pool, which remembers the stack of the borrow. */
    TOMCAT_LOG_ABANDONED {
        @Override
        DataSource open() {
            PoolProperties properties = new PoolProperties();
            properties.setDataSource(StubDriver.dataSource());
            properties.setMaxActive(CONNECTIONS);
            properties.setLogAbandoned(true);
            properties.setRemoveAbandoned(true);
            properties.setRemoveAbandonedTimeout((int) HALF_A_MINUTE.toSeconds());
            return new org.apache.tomcat.jdbc.pool.DataSource(properties);
        }
    },
    /** Agroal with its leak detection. */
    AGROAL_LEAK_TIMEOUT {
        @Override
        DataSource open() throws SQLException {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                            .initialSize(1)
                            .leakTimeout(HALF_A_MINUTE)
                            .enhancedLeakReport()
                            .connectionFactoryConfiguration(factory ->
                                    factory.jdbcUrl(StubDriver.URL).connectionProviderClass(AgroalDriver.class))));
        }
    },
    /** P6Spy between HikariCP and the driver. */
    P6SPY {
        @Override
        DataSource open() {
            return hikari(new P6DataSource(StubDriver.dataSource()), 0);
        }
    },
    /** datasource-proxy in front of HikariCP. */
    DATASOURCE_PROXY {
        @Override
        DataSource open() {
            return ProxyDataSourceBuilder.create(HIKARI.openUnchecked()).build();
        }
    };

    private static final int CONNECTIONS = 4;
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /** {@return a new pool} */
    abstract DataSource open() throws SQLException;

    DataSource openUnchecked() {
        try {
            return open();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource hikari(DataSource driver, long leakDetectionMillis) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(driver);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setLeakDetectionThreshold(leakDetectionMillis);
        return new HikariDataSource(config);
    }
}
