package com.acme.old;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.sql.DataSource;

import com.alibaba.druid.pool.DruidDataSource;
import com.jolbox.bonecp.BoneCPDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.dbcp.BasicDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** The pools of the age of Java 8, each on a database in memory of its own. */
final class OldPools {
    private static final int SIZE = 4;
    private static final Map<String, Opening> OPENINGS = new LinkedHashMap<>();

    private interface Opening {
        DataSource open(String url) throws Exception;
    }

    static {
        OPENINGS.put("hikari", OldPools::hikari);
        OPENINGS.put("dbcp1", OldPools::dbcp1);
        OPENINGS.put("dbcp2", OldPools::dbcp2);
        OPENINGS.put("c3p0", OldPools::c3p0);
        OPENINGS.put("tomcat", OldPools::tomcat);
        OPENINGS.put("druid", OldPools::druid);
        OPENINGS.put("bonecp", OldPools::bonecp);
        OPENINGS.put("h2", url -> JdbcConnectionPool.create(url, "sa", ""));
        OPENINGS.put("driver", url -> new DriverManagerDataSource(url, "sa", ""));
        OPENINGS.put("lazy", url -> new LazyConnectionDataSourceProxy(hikari(url)));
        OPENINGS.put("unpooled", OldPools::unpooled);
    }

    private OldPools() {}

    static String[] names() {
        return OPENINGS.keySet().toArray(new String[0]);
    }

    static DataSource open(String name) throws Exception {
        return OPENINGS.get(name).open("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    }

    private static DataSource hikari(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("sa");
        pool.setMaximumPoolSize(SIZE);
        return pool;
    }

    private static DataSource dbcp1(String url) {
        BasicDataSource pool = new BasicDataSource();
        pool.setDriverClassName("org.h2.Driver");
        pool.setUrl(url);
        pool.setUsername("sa");
        pool.setPassword("");
        return pool;
    }

    private static DataSource dbcp2(String url) {
        org.apache.commons.dbcp2.BasicDataSource pool = new org.apache.commons.dbcp2.BasicDataSource();
        pool.setUrl(url);
        pool.setUsername("sa");
        return pool;
    }

    private static DataSource c3p0(String url) {
        ComboPooledDataSource pool = new ComboPooledDataSource();
        pool.setJdbcUrl(url);
        pool.setUser("sa");
        pool.setPassword("");
        pool.setMaxPoolSize(SIZE);
        return pool;
    }

    private static DataSource tomcat(String url) {
        org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
        pool.setDriverClassName("org.h2.Driver");
        pool.setUrl(url);
        pool.setUsername("sa");
        pool.setPassword("");
        return pool;
    }

    private static DataSource druid(String url) throws SQLException {
        DruidDataSource pool = new DruidDataSource();
        pool.setUrl(url);
        pool.setUsername("sa");
        pool.setMaxActive(SIZE);
        pool.init();
        return pool;
    }

    private static DataSource bonecp(String url) {
        BoneCPDataSource pool = new BoneCPDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("sa");
        pool.setPassword("");
        pool.setPartitionCount(1);
        pool.setMaxConnectionsPerPartition(SIZE);
        return pool;
    }

    private static DataSource unpooled(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("sa");
        return source;
    }
}
