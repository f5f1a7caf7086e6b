package com.acme.findings;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import com.acme.Proxies;
import com.acme.SupplyingDataSource;
import com.acme.support.Databases;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.support.RecordingAudit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** The thread rule in its modes, for an application that nests sessions. */
class NestingTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final HikariDataSource pool = Databases.hikari();

    @AfterEach
    void closePool() {
        pool.close();
    }

    /** A source is known to take part in global transactions when the first branch starts, maybe after a session. */
    @Test
    void reportsNoSecondSessionIfTheFirstMayBeTheSameLoan() throws SQLException {
        try (Connection first = pool.getConnection()) {
            audit.open().release(); // as the watch thread does
            audit.open().forEach(session -> session.source().recordGlobal());
            openSecond(first);
        }
        assertThat(audit.kinds()).isEmpty();
    }

    @Test
    void logsSecondSessionOfAnotherLoan() throws SQLException {
        try (Connection first = pool.getConnection()) {
            audit.open().forEach(session -> session.source().recordGlobal());
            openSecond(first);
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.SECOND_SESSION);
    }

    private void openSecond(Connection first) throws SQLException {
        try (Connection second = pool.getConnection()) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void logsSecondSessionOfThread() throws SQLException {
        try (Connection first = pool.getConnection();
                Connection second = pool.getConnection()) {
            assertThat(first).isNotSameAs(second);
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.SECOND_SESSION);
        assertThat(audit.sessions()).hasSize(2);
    }

    @Test
    void rejectsSecondSessionBeforeThePoolIsCalled() throws SQLException {
        audit.install(ThreadRule.Mode.REJECT);
        try (Connection first = pool.getConnection()) {
            first.clearWarnings();
            assertThatThrownBy(pool::getConnection)
                    .asInstanceOf(type(SQLException.class))
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("SA001"))
                    .satisfies(refusal -> assertThat(refusal.getMessage())
                            .contains("test-pool", "thread-rule=reject", "thread-rule-allow"));
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
            assertThat(first.isClosed()).isFalse();
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.SECOND_SESSION);
        pool.getConnection().close();
        assertThat(audit.sessions()).hasSize(2);
    }

    /** The close of the first session may have been missed, until the monitor has withdrawn the open sessions. */
    @Test
    void reportsNoSecondSessionAfterHookFailure() throws SQLException {
        for (ThreadRule.Mode mode : List.of(ThreadRule.Mode.OFF, ThreadRule.Mode.LOG, ThreadRule.Mode.REJECT)) {
            audit.install(mode);
            SessionAuditHooks.failed = true;
            try (Connection first = pool.getConnection();
                    Connection second = pool.getConnection()) {
                assertThat(first).isNotSameAs(second);
            } finally {
                SessionAuditHooks.failed = false;
            }
            assertThat(audit.findings()).isEmpty();
            assertThat(audit.sessions()).hasSize(2);
        }
    }

    /** Some pools return the same object repeatedly. */
    @Test
    void recordsNewSessionForReturnedObjectAfterHookFailure() throws SQLException {
        Connection same = Proxies.proxy((self, method, arguments) -> null);
        DataSource lender = new SupplyingDataSource(() -> same);
        lender.getConnection(); // its close is missed
        audit.clock().advance(Duration.ofSeconds(1));
        SessionAuditHooks.failed = true;
        try {
            lender.getConnection().close();
        } finally {
            SessionAuditHooks.failed = false;
        }
        assertThat(audit.sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.openedNanos())
                        .isEqualTo(audit.clock().nanoTime()));
        audit.open().forEach(missed -> missed.end(SessionEnd.OPEN, SessionEnd.WITHDRAWN, 0));
    }

    /** A connection is shared only if it reports that it is open. */
    @Test
    void sharesSessionAfterHookFailure() throws SQLException {
        audit.install(ThreadRule.Mode.SHARE);
        SessionAuditHooks.failed = true;
        try (Connection first = pool.getConnection()) {
            first.clearWarnings();
            try (Connection second = pool.getConnection()) {
                assertThat(first).isSameAs(second);
            }
        } finally {
            SessionAuditHooks.failed = false;
        }
        assertThat(audit.sessions()).hasSize(1);
    }

    @Test
    void neverRejectsPhysicalConnectionOfPool() throws SQLException {
        audit.install(ThreadRule.Mode.REJECT);
        JdbcDataSource h2 = Databases.h2();
        try (Connection direct = h2.getConnection()) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(h2);
            // the first physical connection is opened on this thread, from the source of its open session
            try (HikariDataSource onSameSource = new HikariDataSource(config)) {
                assertThat(onSameSource.isRunning()).isTrue();
            }
            assertThat(direct.isValid(1)).isTrue();
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void allowsConsecutiveSessions() throws SQLException {
        pool.getConnection().close();
        pool.getConnection().close();
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void allowsSessionsOfTwoSourcesOnOneThread() throws SQLException {
        try (HikariDataSource other = Databases.hikari();
                Connection first = pool.getConnection();
                Connection second = other.getConnection()) {
            assertThat(first).isNotSameAs(second);
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void allowsSessionsOfOneSourceOnTwoThreads() throws SQLException {
        try (Connection first = pool.getConnection()) {
            CompletableFuture.runAsync(this::borrowOnce).join();
            assertThat(first.isClosed()).isFalse();
        }
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.sessions()).hasSize(2);
    }

    @Test
    void ignoresSessionClosedByAnotherThread() throws SQLException {
        Connection handedOver = pool.getConnection();
        CompletableFuture.runAsync(() -> close(handedOver)).join();
        borrowOnce();
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void allowsNestingByAllowedClass() throws SQLException {
        for (ThreadRule.Mode mode : new ThreadRule.Mode[] {ThreadRule.Mode.LOG, ThreadRule.Mode.REJECT}) {
            audit.install(mode, "com.acme.findings.NestingTest");
            try (Connection first = pool.getConnection();
                    Connection second = pool.getConnection()) {
                assertThat(first).isNotSameAs(second);
            }
            assertThat(audit.findings()).isEmpty();
        }
    }

    @Test
    void reportsNestingByOtherClass() throws SQLException {
        audit.install(ThreadRule.Mode.LOG, "com.acme.findings.Nesting");
        try (Connection first = pool.getConnection();
                Connection second = pool.getConnection()) {
            assertThat(first).isNotSameAs(second);
        }
        assertThat(audit.findings()).hasSize(1);
    }

    @Test
    void reportsNothingIfOff() throws SQLException {
        audit.install(ThreadRule.Mode.OFF);
        try (Connection first = pool.getConnection();
                Connection second = pool.getConnection()) {
            assertThat(first).isNotSameAs(second);
        }
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.sessions()).hasSize(2);
    }

    private void borrowOnce() {
        try {
            pool.getConnection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
