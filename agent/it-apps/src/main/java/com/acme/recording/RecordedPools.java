package com.acme.recording;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import com.acme.support.Databases;
import com.acme.support.PoolKind;
import com.acme.support.PoolSetup;
import com.zaxxer.hikari.HikariDataSource;

/** Pools of two connections over a recording driver, without checks in the background. */
final class RecordedPools {
    /** The kinds that the mistakes are made with. */
    static final List<PoolKind> KINDS = List.of(PoolKind.HIKARI, PoolKind.DBCP2, PoolKind.TOMCAT);

    private static final int SIZE = 2;

    private RecordedPools() {}

    /** Opens a pool; the database of that name has a table {@code n}. */
    static DataSource open(PoolKind kind, String name) throws Exception {
        String url = Databases.url(name).replace("jdbc:", RecordingDriver.PREFIX);
        PoolSetup setup = PoolSetup.of(url, SIZE)
                .withName(name)
                .withDriver(RecordingDriver.class.getName())
                .withIdle(SIZE)
                .withMaxWait(Duration.ofMinutes(1));
        DataSource pool = kind.open(setup);
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
