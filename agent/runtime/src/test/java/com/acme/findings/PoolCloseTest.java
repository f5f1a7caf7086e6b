package com.acme.findings;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import javax.sql.DataSource;

import com.acme.support.Databases;
import com.alibaba.druid.pool.DruidDataSource;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PoolCloseTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    @Test
    void reportsUnclosedIfPoolClosesWhileSessionIsOpen() throws SQLException {
        HikariDataSource pool = Databases.hikari();
        Connection forgotten = pool.getConnection();
        pool.close();
        pool.close();
        assertThat(audit.kinds()).containsExactly(FindingKind.UNCLOSED_AT_POOL_CLOSE);
        assertThat(Rendered.of(audit.findings().get(0)).text())
                .contains("was still open when its pool was closed at com.acme.findings.PoolCloseTest");
        forgotten.close();
    }

    /** A pool that can be closed while a session is open. */
    private enum Closable {
        HIKARI {
            @Override
            DataSource open(JdbcDataSource database) {
                HikariDataSource pool = new HikariDataSource();
                pool.setDataSource(database);
                return pool;
            }

            @Override
            void close(DataSource pool) {
                ((HikariDataSource) pool).close();
            }
        },
        DBCP2 {
            @Override
            DataSource open(JdbcDataSource database) {
                BasicDataSource pool = new BasicDataSource();
                pool.setUrl(database.getURL());
                pool.setUsername("sa");
                return pool;
            }

            @Override
            void close(DataSource pool) throws SQLException {
                ((BasicDataSource) pool).close();
            }
        },
        DRUID {
            @Override
            DataSource open(JdbcDataSource database) {
                DruidDataSource pool = new DruidDataSource();
                pool.setUrl(database.getURL());
                pool.setUsername("sa");
                return pool;
            }

            @Override
            void close(DataSource pool) {
                ((DruidDataSource) pool).close();
            }
        },
        TOMCAT {
            @Override
            DataSource open(JdbcDataSource database) {
                return tomcat(database);
            }

            @Override
            void close(DataSource pool) {
                ((org.apache.tomcat.jdbc.pool.DataSource) pool).close();
            }
        },
        TOMCAT_BY_FORCE {
            @Override
            DataSource open(JdbcDataSource database) {
                return tomcat(database);
            }

            @Override
            void close(DataSource pool) {
                ((org.apache.tomcat.jdbc.pool.DataSource) pool).close(true);
            }
        },
        H2 {
            @Override
            DataSource open(JdbcDataSource database) {
                return JdbcConnectionPool.create(database.getURL(), "sa", "");
            }

            @Override
            void close(DataSource pool) {
                ((JdbcConnectionPool) pool).dispose();
            }
        };

        abstract DataSource open(JdbcDataSource database);

        abstract void close(DataSource pool) throws SQLException;

        private static DataSource tomcat(JdbcDataSource database) {
            PoolProperties properties = new PoolProperties();
            properties.setUrl(database.getURL());
            properties.setUsername("sa");
            properties.setDriverClassName("org.h2.Driver");
            properties.setInitialSize(1);
            return new org.apache.tomcat.jdbc.pool.DataSource(properties);
        }
    }

    @ParameterizedTest
    @EnumSource(Closable.class)
    void reportsUnclosedIfWorkerClosesAfterItsPool(Closable kind) throws Exception {
        DataSource pool = kind.open(Databases.h2());
        CountDownLatch borrowed = new CountDownLatch(1);
        CountDownLatch poolClosed = new CountDownLatch(1);
        FutureTask<Void> worker = new FutureTask<>(() -> {
            try (Connection connection = pool.getConnection()) {
                OtherThread.select(connection);
                borrowed.countDown();
                poolClosed.await();
            } catch (SQLException reported) {
                // some pools throw on the late close
            }
            return null;
        });
        new Thread(worker, "worker").start();
        borrowed.await();
        kind.close(pool);
        poolClosed.countDown();
        OtherThread.await(worker);

        assertThat(audit.kinds()).containsExactly(FindingKind.UNCLOSED_AT_POOL_CLOSE);
        assertThat(Rendered.of(audit.findings().get(0)).text())
                .contains("PoolCloseTest.reportsUnclosedIfWorkerClosesAfterItsPool(");
    }

    @Test
    void ignoresPoolWithoutOpenSessionsAndOtherPools() throws SQLException {
        HikariDataSource pool = Databases.hikari();
        pool.getConnection().close();
        try (HikariDataSource other = Databases.hikari();
                Connection open = other.getConnection()) {
            pool.close();
            assertThat(open.isClosed()).isFalse();
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void countsReadingRowsAsUse() throws SQLException {
        try (HikariDataSource pool = Databases.hikari();
                Connection connection = pool.getConnection()) {
            Databases.createTable(connection);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM item")) {
                int before = calls();
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isTrue();
                assertThat(calls()).isEqualTo(before + 2);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT * FROM item");
                try (ResultSet rows = statement.getResultSet()) {
                    int before = calls();
                    assertThat(rows.next()).isTrue();
                    assertThat(calls()).isEqualTo(before + 1);
                }
            }
        }
    }

    private int calls() {
        int[] calls = {0};
        audit.open().forEach(session -> calls[0] += session.calls());
        return calls[0];
    }
}
