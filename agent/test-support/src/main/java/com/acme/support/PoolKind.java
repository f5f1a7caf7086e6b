package com.acme.support;

import java.util.function.Consumer;

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

/** The known pools that the tests run on, each with one way to open and to close it. */
public enum PoolKind {
    HIKARI {
        @Override
        public DataSource open(PoolSetup setup) {
            return new HikariDataSource(hikariConfig(setup));
        }
    },
    DBCP2 {
        @Override
        public DataSource open(PoolSetup setup) {
            BasicDataSource pool = new BasicDataSource();
            setIfGiven(setup.driver(), pool::setDriverClassName);
            pool.setUrl(setup.url());
            setIfGiven(setup.user(), pool::setUsername);
            setIfGiven(setup.password(), pool::setPassword);
            if (setup.idle() > 0) {
                pool.setInitialSize(setup.idle());
                pool.setMinIdle(setup.idle());
            }
            pool.setMaxTotal(setup.size());
            setIfGiven(setup.maxWait(), pool::setMaxWait);
            return pool;
        }
    },
    TOMCAT {
        @Override
        public DataSource open(PoolSetup setup) {
            PoolProperties properties = new PoolProperties();
            setIfGiven(setup.name(), properties::setName);
            setIfGiven(setup.driver(), properties::setDriverClassName);
            properties.setUrl(setup.url());
            setIfGiven(setup.user(), properties::setUsername);
            setIfGiven(setup.password(), properties::setPassword);
            properties.setInitialSize(setup.idleOrOne());
            if (setup.idle() > 0) {
                properties.setMinIdle(setup.idle());
            }
            properties.setMaxActive(setup.size());
            properties.setMaxIdle(setup.size());
            setIfGiven(setup.maxWait(), wait -> properties.setMaxWait((int) wait.toMillis()));
            return new org.apache.tomcat.jdbc.pool.DataSource(properties);
        }

        @Override
        public void close(DataSource pool) {
            ((org.apache.tomcat.jdbc.pool.DataSource) pool).close();
        }
    },
    C3P0 {
        @Override
        public DataSource open(PoolSetup setup) throws Exception {
            ComboPooledDataSource pool = new ComboPooledDataSource();
            setIfGiven(setup.name(), pool::setDataSourceName);
            if (setup.driver() != null) {
                pool.setDriverClass(setup.driver());
            }
            pool.setJdbcUrl(setup.url());
            setIfGiven(setup.user(), pool::setUser);
            setIfGiven(setup.password(), pool::setPassword);
            pool.setInitialPoolSize(setup.idleOrOne());
            pool.setMinPoolSize(setup.idleOrOne());
            pool.setMaxPoolSize(setup.size());
            setIfGiven(setup.maxWait(), wait -> pool.setCheckoutTimeout((int) wait.toMillis()));
            return pool;
        }
    },
    AGROAL {
        @Override
        public DataSource open(PoolSetup setup) throws Exception {
            return AgroalDataSource.from(agroalConfig(setup));
        }
    },
    DRUID {
        @Override
        public DataSource open(PoolSetup setup) {
            DruidDataSource pool = new DruidDataSource();
            setIfGiven(setup.name(), pool::setName);
            setIfGiven(setup.driver(), pool::setDriverClassName);
            pool.setUrl(setup.url());
            setIfGiven(setup.user(), pool::setUsername);
            setIfGiven(setup.password(), pool::setPassword);
            if (setup.idle() > 0) {
                pool.setInitialSize(setup.idle());
                pool.setMinIdle(setup.idle());
            }
            pool.setMaxActive(setup.size());
            setIfGiven(setup.maxWait(), wait -> pool.setMaxWait(wait.toMillis()));
            return pool;
        }
    },
    VIBUR {
        @Override
        public DataSource open(PoolSetup setup) {
            ViburDBCPDataSource pool = unstartedVibur(setup);
            pool.start();
            return pool;
        }

        @Override
        public void close(DataSource pool) {
            ((ViburDBCPDataSource) pool).terminate();
        }
    },
    EBEAN {
        @Override
        public DataSource open(PoolSetup setup) {
            DataSourceBuilder builder = DataSourceBuilder.create()
                    .name(setup.name() == null ? "ebean" : setup.name())
                    .url(setup.url())
                    .username(setup.userOrEmpty())
                    .password(setup.passwordOrEmpty())
                    .minConnections(setup.idleOrOne())
                    .maxConnections(setup.size());
            setIfGiven(setup.driver(), builder::driver);
            setIfGiven(setup.maxWait(), wait -> builder.waitTimeoutMillis((int) wait.toMillis()));
            return builder.build();
        }

        @Override
        public void close(DataSource pool) {
            ((DataSourcePool) pool).shutdown();
        }
    },
    H2 {
        @Override
        public DataSource open(PoolSetup setup) {
            JdbcConnectionPool pool =
                    JdbcConnectionPool.create(setup.url(), setup.userOrEmpty(), setup.passwordOrEmpty());
            pool.setMaxConnections(setup.size());
            setIfGiven(setup.maxWait(), wait -> pool.setLoginTimeout((int) wait.toSeconds()));
            return pool;
        }

        @Override
        public void close(DataSource pool) {
            ((JdbcConnectionPool) pool).dispose();
        }
    },
    MYBATIS {
        @Override
        public DataSource open(PoolSetup setup) {
            PooledDataSource pool =
                    new PooledDataSource(setup.driver(), setup.url(), setup.userOrEmpty(), setup.passwordOrEmpty());
            pool.setPoolMaximumActiveConnections(setup.size());
            return pool;
        }

        @Override
        public void close(DataSource pool) {
            ((PooledDataSource) pool).forceCloseAll();
        }
    };

    /** Opens a pool. Most pools connect with the first borrow; their properties can be changed until then. */
    public abstract DataSource open(PoolSetup setup) throws Exception;

    /** Closes a pool of this kind. */
    public void close(DataSource pool) throws Exception {
        ((AutoCloseable) pool).close();
    }

    /**
     * {@return the configuration of a HikariCP, to be changed before it is opened; without a URL it needs a data
     * source}
     */
    public static HikariConfig hikariConfig(PoolSetup setup) {
        HikariConfig config = new HikariConfig();
        setIfGiven(setup.name(), config::setPoolName);
        setIfGiven(setup.driver(), config::setDriverClassName);
        setIfGiven(setup.url(), config::setJdbcUrl);
        setIfGiven(setup.user(), config::setUsername);
        setIfGiven(setup.password(), config::setPassword);
        config.setMinimumIdle(setup.idleOrOne());
        config.setMaximumPoolSize(setup.size());
        setIfGiven(setup.maxWait(), wait -> config.setConnectionTimeout(wait.toMillis()));
        return config;
    }

    /** {@return the configuration of an Agroal, to be changed before it is opened} */
    public static AgroalDataSourceConfigurationSupplier agroalConfig(PoolSetup setup) {
        AgroalDataSourceConfigurationSupplier config = new AgroalDataSourceConfigurationSupplier();
        return config.connectionPoolConfiguration(pool -> {
            pool.maxSize(setup.size());
            if (setup.idle() > 0) {
                pool.initialSize(setup.idle()).minSize(setup.idle());
            }
            setIfGiven(setup.maxWait(), pool::acquisitionTimeout);
            return pool.connectionFactoryConfiguration(factory -> {
                factory.jdbcUrl(setup.url());
                setIfGiven(setup.driver(), factory::connectionProviderClassName);
                setIfGiven(setup.user(), user -> factory.principal(new NamePrincipal(user)));
                setIfGiven(setup.password(), password -> factory.credential(new SimplePassword(password)));
                return factory;
            });
        });
    }

    /** {@return a Vibur before its start, after which its properties cannot be changed any more} */
    public static ViburDBCPDataSource unstartedVibur(PoolSetup setup) {
        ViburDBCPDataSource pool = new ViburDBCPDataSource();
        setIfGiven(setup.name(), pool::setName);
        setIfGiven(setup.driver(), pool::setDriverClassName);
        pool.setJdbcUrl(setup.url());
        pool.setUsername(setup.userOrEmpty());
        pool.setPassword(setup.passwordOrEmpty());
        pool.setPoolInitialSize(setup.idleOrOne());
        pool.setPoolMaxSize(setup.size());
        setIfGiven(setup.maxWait(), wait -> pool.setConnectionTimeoutInMs(wait.toMillis()));
        return pool;
    }

    private static <T> void setIfGiven(T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
