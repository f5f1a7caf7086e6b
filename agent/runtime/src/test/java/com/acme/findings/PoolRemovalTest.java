package com.acme.findings;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.support.Databases;
import com.alibaba.druid.pool.DruidDataSource;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** If a pool closes a connection that is in use for too long, the application has not closed it wrongly. */
class PoolRemovalTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final JdbcDataSource database = Databases.h2();

    @Test
    void namesRemovingThreadAndOwnersWhenDruidRemovesConnections() throws SQLException {
        try (DruidDataSource pool = druid()) {
            createTable(pool);
            try (Connection connection = pool.getConnection()) {
                change(connection);
                awaitRemoval(connection);
                assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            }
        }
        isOneRemoval(FindingKind.HELD);
        Rendered finding = Rendered.of(audit.findings().get(0));
        assertThat(finding.text())
                .contains(
                        "was closed by its pool",
                        "DruidDataSource.removeAbandoned",
                        "removeAbandoned and similar settings")
                .contains("while thread " + Thread.currentThread().getName() + " had it and was at ")
                .contains("Druid rolls them back");
        Map<String, Object> evidence = finding.evidence();
        assertThat(evidence).containsEntry("session_state", "closed-by-pool");
        assertThat(evidence.get("closing_thread").toString()).startsWith("Druid-ConnectionPool-Destroy");
        assertThat(evidence.get("closing_frames").toString())
                .contains("DruidDataSource.removeAbandoned")
                .doesNotContain("io.sessionaudit");
        assertThat(evidence.get("owner_frames").toString()).contains("PoolRemovalTest");
    }

    @Test
    void namesTheThreadThatHasTheHandedOverSession() throws SQLException {
        try (DruidDataSource pool = druid()) {
            createTable(pool);
            Connection borrowed = pool.getConnection();
            OtherThread.named("worker", () -> {
                try (borrowed) {
                    change(borrowed);
                    awaitRemoval(borrowed);
                }
            });
        }
        isOneRemoval(FindingKind.HELD);
        assertThat(Rendered.of(audit.findings().get(0)).text()).contains("while thread worker had it");
    }

    /** DBCP2 removes the physical connection on the borrowing thread, and closes no handle. */
    @Test
    void reportsNothingWhenDbcpRemovesConnections() throws SQLException {
        try (BasicDataSource pool = new BasicDataSource()) {
            pool.setDriverClassName("org.h2.Driver");
            pool.setUrl(database.getURL());
            pool.setUsername("sa");
            pool.setMaxTotal(1);
            pool.setRemoveAbandonedOnBorrow(true);
            pool.setRemoveAbandonedTimeout(Duration.ZERO);
            createTable(pool);
            try (Connection connection = pool.getConnection()) {
                change(connection);
                OtherThread.named("borrower", () -> {
                    try (Connection other = pool.getConnection()) {
                        assertThat(pool.getNumActive())
                                .as("the abandoned one was removed")
                                .isEqualTo(1);
                        assertThat(other.isClosed()).isFalse();
                    }
                });
                connection.commit(); // DBCP2 aborts removed connections, which H2 ignores
            }
        }
        assertThat(audit.kinds()).isEmpty();
    }

    @Test
    void reportsNothingWhenTomcatRemovesConnections() throws SQLException {
        PoolProperties properties = new PoolProperties();
        properties.setUrl(database.getURL());
        properties.setUsername("sa");
        properties.setDriverClassName("org.h2.Driver");
        properties.setInitialSize(1);
        properties.setRemoveAbandoned(true);
        properties.setRemoveAbandonedTimeout(1);
        properties.setTimeBetweenEvictionRunsMillis(200);
        org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource(properties);
        try {
            createTable(pool);
            try (Connection connection = pool.getConnection()) {
                change(connection);
                Awaitility.await().until(() -> pool.getRemoveAbandonedCount() > 0);
                assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            }
        } finally {
            pool.close();
        }
        assertThat(audit.kinds()).isEmpty();
    }

    /** No frame of the application is below the close, but the application has closed it. */
    @Test
    void attributesCloseByExecutorToTheApplication() throws Exception {
        ExecutorService closer = Executors.newSingleThreadExecutor();
        try (HikariDataSource pool = Databases.hikari()) {
            Connection connection = pool.getConnection();
            createTable(connection);
            change(connection);
            closer.submit(new CloseOf(connection)).get(10, TimeUnit.SECONDS);
        } finally {
            closer.shutdown();
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.UNCOMMITTED_CLOSE);
    }

    private record CloseOf(Connection connection) implements java.util.concurrent.Callable<Void> {
        @Override
        public Void call() throws SQLException {
            connection.close();
            return null;
        }
    }

    @Test
    void doesNotTreatPoolCloseAsRemoval() throws SQLException {
        DruidDataSource pool = druid();
        Connection connection = pool.getConnection();
        OtherThread.named("shutdown", pool::close);
        assertThat(audit.kinds()).containsExactly(FindingKind.UNCLOSED_AT_POOL_CLOSE);
        connection.close();
    }

    private void isOneRemoval(FindingKind kind) {
        assertThat(audit.kinds()).containsExactly(kind);
        assertThat(audit.findings().get(0).severity()).isEqualTo(Severity.WARNING);
    }

    private DruidDataSource druid() {
        DruidDataSource pool = new DruidDataSource();
        pool.setUrl(database.getURL());
        pool.setUsername("sa");
        pool.setRemoveAbandoned(true);
        pool.setRemoveAbandonedTimeoutMillis(300);
        pool.setTimeBetweenEvictionRunsMillis(100);
        return pool;
    }

    /** The finding is raised after the close, if the removing thread leaves the pool's method. */
    private void awaitRemoval(Connection connection) {
        Awaitility.await().until(() -> connection.isClosed() && !audit.kinds().isEmpty());
    }

    private static void createTable(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            createTable(connection);
        }
    }

    private static void createTable(Connection connection) throws SQLException {
        Databases.createTable(connection);
    }

    private static void change(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE item SET name = 'changed'");
        }
    }
}
