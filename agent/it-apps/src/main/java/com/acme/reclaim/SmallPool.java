package com.acme.reclaim;

import java.util.Set;

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
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.h2.jdbcx.JdbcConnectionPool;
import org.vibur.dbcp.ViburDBCPDataSource;

/** A pool of one connection, for which a borrower waits long. */
enum SmallPool {
    HIKARI("HikariCP", Lends.FREELY) {
        @Override
        DataSource open(Target target) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(target.url());
            config.setUsername(target.user());
            config.setPassword(target.password());
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(WAIT_MILLIS);
            return new HikariDataSource(config);
        }
    },
    DBCP2("Commons DBCP2", Lends.FREELY) {
        @Override
        DataSource open(Target target) {
            BasicDataSource pool = new BasicDataSource();
            pool.setUrl(target.url());
            pool.setUsername(target.user());
            pool.setPassword(target.password());
            pool.setMaxTotal(1);
            return pool;
        }
    },
    TOMCAT("Tomcat JDBC", Lends.FREELY) {
        @Override
        DataSource open(Target target) {
            return new org.apache.tomcat.jdbc.pool.DataSource(tomcat(target));
        }
    },
    TOMCAT_WITHOUT_FACADE("Tomcat JDBC, without the facade", Lends.THE_SAME_AGAIN) {
        @Override
        DataSource open(Target target) {
            PoolProperties properties = tomcat(target);
            properties.setUseDisposableConnectionFacade(false);
            return new org.apache.tomcat.jdbc.pool.DataSource(properties);
        }
    },
    AGROAL("Agroal", Lends.FREELY) {
        @Override
        DataSource open(Target target) throws Exception {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(1)
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(target.url())
                                    .principal(new NamePrincipal(target.user()))
                                    .credential(new SimplePassword(target.password())))));
        }
    },
    DRUID("Druid", Lends.FREELY) {
        @Override
        DataSource open(Target target) {
            return druid(target);
        }
    },
    DRUID_REMOVE_ABANDONED("Druid, removeAbandoned", Lends.WITHOUT_LETTING_GO) {
        @Override
        DataSource open(Target target) {
            DruidDataSource pool = druid(target);
            pool.setRemoveAbandoned(true);
            return pool;
        }
    },
    VIBUR("Vibur", Lends.FREELY) {
        @Override
        DataSource open(Target target) {
            return vibur(target, false);
        }
    },
    VIBUR_TRACKING("Vibur, connection tracking", Lends.WITHOUT_LETTING_GO) {
        @Override
        DataSource open(Target target) {
            return vibur(target, true);
        }
    },
    H2("H2 JdbcConnectionPool", Lends.FREELY) {
        @Override
        DataSource open(Target target) {
            JdbcConnectionPool pool = JdbcConnectionPool.create(target.url(), target.user(), target.password());
            pool.setMaxConnections(1);
            pool.setLoginTimeout(WAIT_MILLIS / 1000);
            return pool;
        }
    },
    C3P0("c3p0", Lends.WITHOUT_LETTING_GO) {
        @Override
        DataSource open(Target target) {
            ComboPooledDataSource pool = new ComboPooledDataSource();
            pool.setJdbcUrl(target.url());
            pool.setUser(target.user());
            pool.setPassword(target.password());
            pool.setInitialPoolSize(1);
            pool.setMinPoolSize(1);
            pool.setMaxPoolSize(1);
            return pool;
        }
    },
    EBEAN("ebean-datasource", Lends.NEITHER) {
        @Override
        DataSource open(Target target) {
            return DataSourceBuilder.create()
                    .name("one")
                    .url(target.url())
                    .username(target.user())
                    .password(target.password())
                    .minConnections(1)
                    .maxConnections(1)
                    .waitTimeoutMillis(WAIT_MILLIS)
                    .build();
        }
    };

    /** How a pool lends, as far as it matters for what is lost. */
    enum Lends {
        /** It lets go of what it has lent, and each borrow gets an object of its own. */
        FREELY,
        /** It keeps hold of what it has lent. */
        WITHOUT_LETTING_GO,
        /** What is given back is lent again under the hands of whoever still has it. */
        THE_SAME_AGAIN,
        /** Both. */
        NEITHER
    }

    /** Where a pool leads to. */
    record Target(String url, String user, String password) {}

    static final int WAIT_MILLIS = 60_000;

    private final String title;
    private final Lends lends;

    SmallPool(String title, Lends lends) {
        this.title = title;
        this.lends = lends;
    }

    String title() {
        return title;
    }

    /** Whether a connection that the application has forgotten can be garbage-collected. */
    boolean letsGo() {
        return lends == Lends.FREELY || lends == Lends.THE_SAME_AGAIN;
    }

    /** Whether it can be seen that somebody reads a result: not of proxies, nor of what was loaded before the agent came. */
    boolean showsUse() {
        return !Boolean.getBoolean(LostSessions.LATE)
                && !Set.of(TOMCAT, TOMCAT_WITHOUT_FACADE, VIBUR, VIBUR_TRACKING).contains(this);
    }

    boolean lendsAnew() {
        return lends == Lends.FREELY || lends == Lends.WITHOUT_LETTING_GO;
    }

    abstract DataSource open(Target target) throws Exception;

    private static PoolProperties tomcat(Target target) {
        PoolProperties properties = new PoolProperties();
        properties.setUrl(target.url());
        properties.setDriverClassName(
                target.url().startsWith("jdbc:h2:") ? "org.h2.Driver" : "com.mysql.cj.jdbc.Driver");
        properties.setUsername(target.user());
        properties.setPassword(target.password());
        properties.setInitialSize(1);
        properties.setMaxActive(1);
        properties.setMaxWait(WAIT_MILLIS);
        return properties;
    }

    private static DruidDataSource druid(Target target) {
        DruidDataSource pool = new DruidDataSource();
        pool.setUrl(target.url());
        pool.setUsername(target.user());
        pool.setPassword(target.password());
        pool.setMaxActive(1);
        pool.setValidationQuery("SELECT 1");
        return pool;
    }

    private static ViburDBCPDataSource vibur(Target target, boolean tracking) {
        ViburDBCPDataSource pool = new ViburDBCPDataSource();
        pool.setJdbcUrl(target.url());
        pool.setUsername(target.user());
        pool.setPassword(target.password());
        pool.setPoolInitialSize(1);
        pool.setPoolMaxSize(1);
        pool.setConnectionTimeoutInMs(WAIT_MILLIS);
        pool.setPoolEnableConnectionTracking(tracking);
        pool.start();
        return pool;
    }
}
