package com.acme.reclaim;

import java.time.Duration;
import java.util.Set;

import javax.sql.DataSource;

import com.acme.support.PoolKind;
import com.acme.support.PoolSetup;
import com.alibaba.druid.pool.DruidDataSource;
import org.vibur.dbcp.ViburDBCPDataSource;

/** A pool of one connection, for which a borrower waits long. */
enum SmallPool {
    HIKARI("HikariCP", PoolKind.HIKARI, Lends.FREELY),
    DBCP2("Commons DBCP2", PoolKind.DBCP2, Lends.FREELY),
    TOMCAT("Tomcat JDBC", PoolKind.TOMCAT, Lends.FREELY),
    TOMCAT_WITHOUT_FACADE("Tomcat JDBC, without the facade", PoolKind.TOMCAT, Lends.THE_SAME_AGAIN) {
        @Override
        DataSource open(PoolSetup setup) throws Exception {
            var pool = (org.apache.tomcat.jdbc.pool.DataSource) super.open(setup);
            pool.setUseDisposableConnectionFacade(false);
            return pool;
        }
    },
    AGROAL("Agroal", PoolKind.AGROAL, Lends.FREELY),
    DRUID("Druid", PoolKind.DRUID, Lends.FREELY) {
        @Override
        DataSource open(PoolSetup setup) throws Exception {
            return druid(super.open(setup));
        }
    },
    DRUID_REMOVE_ABANDONED("Druid, removeAbandoned", PoolKind.DRUID, Lends.WITHOUT_LETTING_GO) {
        @Override
        DataSource open(PoolSetup setup) throws Exception {
            DruidDataSource pool = druid(super.open(setup));
            pool.setRemoveAbandoned(true);
            return pool;
        }
    },
    VIBUR("Vibur", PoolKind.VIBUR, Lends.FREELY),
    VIBUR_TRACKING("Vibur, connection tracking", PoolKind.VIBUR, Lends.WITHOUT_LETTING_GO) {
        @Override
        DataSource open(PoolSetup setup) {
            ViburDBCPDataSource pool = PoolKind.unstartedVibur(setup);
            pool.setPoolEnableConnectionTracking(true);
            pool.start();
            return pool;
        }
    },
    H2("H2 JdbcConnectionPool", PoolKind.H2, Lends.FREELY),
    C3P0("c3p0", PoolKind.C3P0, Lends.WITHOUT_LETTING_GO),
    EBEAN("ebean-datasource", PoolKind.EBEAN, Lends.NEITHER);

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

    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private final String title;
    private final PoolKind kind;
    private final Lends lends;

    SmallPool(String title, PoolKind kind, Lends lends) {
        this.title = title;
        this.kind = kind;
        this.lends = lends;
    }

    String title() {
        return title;
    }

    /** Whether a connection that the application has forgotten can be garbage-collected. */
    boolean letsGo() {
        return lends == Lends.FREELY || lends == Lends.THE_SAME_AGAIN;
    }

    /**
     * Whether it can be seen that somebody reads a result: not of proxies, nor of what was loaded before the agent
     * came.
     */
    boolean showsUse() {
        return !Boolean.getBoolean(LostSessions.LATE)
                && !Set.of(TOMCAT, TOMCAT_WITHOUT_FACADE, VIBUR, VIBUR_TRACKING).contains(this);
    }

    boolean lendsAnew() {
        return lends == Lends.FREELY || lends == Lends.WITHOUT_LETTING_GO;
    }

    DataSource open(PoolSetup setup) throws Exception {
        return kind.open(setup);
    }

    /** {@return a pool of one connection to a database} */
    static PoolSetup setup(String url, String user, String password) {
        return PoolSetup.of(url, 1)
                .withDriver(url.startsWith("jdbc:h2:") ? "org.h2.Driver" : "com.mysql.cj.jdbc.Driver")
                .withUser(user, password)
                .withMaxWait(MAX_WAIT);
    }

    private static DruidDataSource druid(DataSource source) {
        DruidDataSource pool = (DruidDataSource) source;
        pool.setValidationQuery("SELECT 1");
        return pool;
    }
}
