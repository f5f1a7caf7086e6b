package io.sessionaudit.runtime.jdbc;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.ebean.datasource.DataSourceBuilder;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.h2.jdbcx.JdbcConnectionPool;
import org.vibur.dbcp.ViburDBCPDataSource;

/** The known pools that can run here, with two connections each. */
enum RealPool {
    HIKARI {
        @Override
        DataSource over(String driver, String url) {
            HikariConfig config = new HikariConfig();
            config.setDriverClassName(driver);
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(SIZE);
            return new HikariDataSource(config);
        }
    },
    HIKARI_OVER_HIKARI {
        @Override
        DataSource over(String driver, String url) throws Exception {
            HikariConfig config = new HikariConfig();
            config.setDataSource(HIKARI.over(driver, url));
            config.setMaximumPoolSize(SIZE);
            return new HikariDataSource(config);
        }
    },
    DBCP2 {
        @Override
        DataSource over(String driver, String url) {
            BasicDataSource pool = new BasicDataSource();
            pool.setDriverClassName(driver);
            pool.setUrl(url);
            pool.setMaxTotal(SIZE);
            return pool;
        }
    },
    TOMCAT {
        @Override
        DataSource over(String driver, String url) {
            PoolProperties properties = new PoolProperties();
            properties.setDriverClassName(driver);
            properties.setUrl(url);
            properties.setInitialSize(1);
            properties.setMaxActive(SIZE);
            properties.setJdbcInterceptors("ConnectionState");
            return new org.apache.tomcat.jdbc.pool.DataSource(properties);
        }
    },
    C3P0 {
        @Override
        DataSource over(String driver, String url) throws Exception {
            ComboPooledDataSource pool = new ComboPooledDataSource();
            pool.setDriverClass(driver);
            pool.setJdbcUrl(url);
            pool.setInitialPoolSize(1);
            pool.setMinPoolSize(1);
            pool.setMaxPoolSize(SIZE);
            return pool;
        }
    },
    AGROAL {
        @Override
        DataSource over(String driver, String url) throws SQLException {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(SIZE)
                            .connectionFactoryConfiguration(
                                    factory -> factory.jdbcUrl(url).connectionProviderClassName(driver))));
        }
    },
    DRUID {
        @Override
        DataSource over(String driver, String url) {
            DruidDataSource pool = new DruidDataSource();
            pool.setDriverClassName(driver);
            pool.setUrl(url);
            pool.setMaxActive(SIZE);
            pool.setTestWhileIdle(false);
            return pool;
        }
    },
    DRUID_WITH_FILTER {
        @Override
        DataSource over(String driver, String url) throws Exception {
            DruidDataSource pool = (DruidDataSource) DRUID.over(driver, url);
            pool.setFilters("stat");
            return pool;
        }
    },
    VIBUR {
        @Override
        DataSource over(String driver, String url) {
            ViburDBCPDataSource pool = new ViburDBCPDataSource();
            pool.setDriverClassName(driver);
            pool.setJdbcUrl(url);
            pool.setUsername("");
            pool.setPassword("");
            pool.setPoolInitialSize(1);
            pool.setPoolMaxSize(SIZE);
            pool.start();
            return pool;
        }
    },
    EBEAN {
        @Override
        DataSource over(String driver, String url) {
            return DataSourceBuilder.create()
                    .name("ebean")
                    .driver(driver)
                    .url(url)
                    .username("")
                    .password("")
                    .minConnections(1)
                    .maxConnections(SIZE)
                    .build();
        }
    },
    MYBATIS {
        @Override
        DataSource over(String driver, String url) {
            PooledDataSource pool = new PooledDataSource(driver, url, "", "");
            pool.setPoolMaximumActiveConnections(SIZE);
            return pool;
        }
    },
    H2 {
        @Override
        DataSource over(String driver, String url) {
            JdbcConnectionPool pool = JdbcConnectionPool.create(url, "", "");
            pool.setMaxConnections(SIZE);
            return pool;
        }
    };

    static final int SIZE = 2;

    /** {@return such a pool on the driver of the given class} */
    abstract DataSource over(String driver, String url) throws Exception;
}
