package com.acme.recording;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/** Pools of two connections, without checks in the background. */
enum PoolKind {
    HIKARI {
        @Override
        DataSource pool(String name, String url) {
            HikariDataSource source = new HikariDataSource();
            source.setPoolName(name);
            source.setJdbcUrl(url);
            source.setMinimumIdle(SIZE);
            source.setMaximumPoolSize(SIZE);
            return source;
        }
    },
    DBCP {
        @Override
        DataSource pool(String name, String url) {
            BasicDataSource source = new BasicDataSource();
            source.setUrl(url);
            source.setMaxTotal(SIZE);
            source.setMaxWait(Duration.ofMinutes(1));
            return source;
        }
    },
    TOMCAT {
        @Override
        DataSource pool(String name, String url) {
            PoolProperties properties = new PoolProperties();
            properties.setName(name);
            properties.setUrl(url);
            properties.setDriverClassName(RecordingDriver.class.getName());
            properties.setInitialSize(SIZE);
            properties.setMaxActive(SIZE);
            properties.setMaxIdle(SIZE);
            return new org.apache.tomcat.jdbc.pool.DataSource(properties);
        }
    };

    /** How many connections a pool has. */
    static final int SIZE = 2;

    abstract DataSource pool(String name, String url);

    /** Opens a pool over a recording driver; the database of that name has a table {@code n}. */
    DataSource open(String name) throws SQLException, InterruptedException {
        DataSource pool = pool(name, RecordingDriver.PREFIX + "h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE n (n INT)");
            statement.execute("CREATE ALIAS pause FOR 'com.acme.recording.Pause.pause'");
        }
        while (pool instanceof HikariDataSource hikari
                && hikari.getHikariPoolMXBean().getTotalConnections() < SIZE) {
            Thread.sleep(5); // HikariCP opens the second one on a thread of its own, soon after the start
        }
        return pool;
    }
}
