package com.acme.corpus.host;

import java.time.Duration;

import javax.sql.DataSource;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.ebean.datasource.DataSourceBuilder;
import io.ebean.datasource.DataSourcePool;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.h2.jdbcx.JdbcConnectionPool;
import org.vibur.dbcp.ViburDBCPDataSource;

/** The pools that programs run on: as they are by default, but for four connections at most and a short patience. */
public enum Pools {
    HIKARI {
        @Override
        DataSource open(Database database) {
            return new HikariDataSource(hikari(database));
        }
    },
    DBCP2 {
        @Override
        DataSource open(Database database) {
            BasicDataSource source = new BasicDataSource();
            source.setUrl(database.url());
            source.setUsername(database.user());
            source.setPassword(database.password());
            source.setMaxTotal(MOST);
            source.setMaxWait(PATIENCE);
            return source;
        }
    },
    TOMCAT {
        @Override
        DataSource open(Database database) {
            PoolProperties properties = new PoolProperties();
            properties.setName(database.name());
            properties.setUrl(database.url());
            properties.setUsername(database.user());
            properties.setPassword(database.password());
            properties.setDriverClassName(database.driver());
            properties.setInitialSize(1);
            properties.setMaxActive(MOST);
            properties.setMaxWait((int) PATIENCE.toMillis());
            return new org.apache.tomcat.jdbc.pool.DataSource(properties);
        }

        @Override
        void close(DataSource source) {
            ((org.apache.tomcat.jdbc.pool.DataSource) source).close();
        }
    },
    C3P0 {
        @Override
        DataSource open(Database database) {
            ComboPooledDataSource source = new ComboPooledDataSource();
            source.setDataSourceName(database.name());
            source.setJdbcUrl(database.url());
            source.setUser(database.user());
            source.setPassword(database.password());
            source.setInitialPoolSize(1);
            source.setMinPoolSize(1);
            source.setMaxPoolSize(MOST);
            source.setCheckoutTimeout((int) PATIENCE.toMillis());
            return source;
        }
    },
    AGROAL {
        @Override
        DataSource open(Database database) throws Exception {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(MOST)
                            .acquisitionTimeout(PATIENCE)
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.url())
                                    .principal(new NamePrincipal(database.user()))
                                    .credential(new SimplePassword(database.password())))));
        }
    },
    DRUID {
        @Override
        DataSource open(Database database) {
            DruidDataSource source = new DruidDataSource();
            source.setName(database.name());
            source.setUrl(database.url());
            source.setUsername(database.user());
            source.setPassword(database.password());
            source.setMaxActive(MOST);
            source.setMaxWait(PATIENCE.toMillis());
            return source;
        }
    },
    VIBUR {
        @Override
        DataSource open(Database database) {
            ViburDBCPDataSource source = new ViburDBCPDataSource();
            source.setName(database.name());
            source.setJdbcUrl(database.url());
            source.setUsername(database.user());
            source.setPassword(database.password());
            source.setPoolInitialSize(1);
            source.setPoolMaxSize(MOST);
            source.setConnectionTimeoutInMs(PATIENCE.toMillis());
            source.start();
            return source;
        }

        @Override
        void close(DataSource source) {
            ((ViburDBCPDataSource) source).terminate();
        }
    },
    EBEAN {
        @Override
        DataSource open(Database database) {
            return DataSourceBuilder.create()
                    .name(database.name())
                    .url(database.url())
                    .username(database.user())
                    .password(database.password())
                    .minConnections(1)
                    .maxConnections(MOST)
                    .waitTimeoutMillis((int) PATIENCE.toMillis())
                    .build();
        }

        @Override
        void close(DataSource source) {
            ((DataSourcePool) source).shutdown();
        }
    },
    H2 {
        @Override
        DataSource open(Database database) {
            JdbcConnectionPool pool = JdbcConnectionPool.create(database.url(), database.user(), database.password());
            pool.setMaxConnections(MOST);
            return pool;
        }

        @Override
        void close(DataSource source) {
            ((JdbcConnectionPool) source).dispose();
        }
    },
    MYBATIS {
        @Override
        DataSource open(Database database) {
            PooledDataSource source =
                    new PooledDataSource(database.driver(), database.url(), database.user(), database.password());
            source.setPoolMaximumActiveConnections(MOST);
            return source;
        }

        @Override
        void close(DataSource source) {
            ((PooledDataSource) source).forceCloseAll();
        }
    };

    static final int MOST = 4;
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Opens a pool that is called like its database, where pools have names. */
    abstract DataSource open(Database database) throws Exception;

    /** Closes what {@link #open} has opened. */
    void close(DataSource source) throws Exception {
        ((AutoCloseable) source).close();
    }

    static HikariConfig hikari(Database database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(database.name());
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(MOST);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return config;
    }
}
