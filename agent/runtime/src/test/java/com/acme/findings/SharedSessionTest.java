package com.acme.findings;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@code thread-rule=share}. */
class SharedSessionTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final HikariDataSource pool = Databases.hikari();

    @BeforeEach
    void share() {
        audit.install(ThreadRule.Mode.SHARE);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void returnsTheThreadsSessionUntilTheOutermostClose() throws SQLException {
        Connection outer = used(pool.getConnection());
        try (Connection inner = pool.getConnection()) {
            assertThat(inner).isSameAs(outer);
            try (Connection innermost = pool.getConnection()) {
                assertThat(innermost).isSameAs(outer);
            }
            assertThat(outer.isClosed()).isFalse();
        }
        assertThat(outer.isClosed()).isFalse();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
        assertThat(audit.sessions()).isEmpty();
        outer.close();
        assertThat(outer.isClosed()).isTrue();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(audit.sessions()).singleElement().satisfies(session -> {
            assertThat(session.state()).isEqualTo(SessionEnd.CLOSED);
            assertThat(session.shareCount().times()).isEqualTo(2);
        });
    }

    /** If the share were counted but not returned, it would never be released and the session would never end. */
    @Test
    void sharesSessionEvenIfTheStackIsFull() throws SQLException {
        try (Connection outer = used(pool.getConnection())) {
            audit.stackIsFull(true);
            try (Connection inner = pool.getConnection()) {
                audit.stackIsFull(false);
                assertThat(inner).isSameAs(outer);
            }
        }
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(audit.sessions()).hasSize(1);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void reportsEachSharingWithBothPlaces() throws SQLException {
        try (Connection outer = used(pool.getConnection());
                Connection inner = pool.getConnection()) {
            assertThat(inner).isSameAs(outer);
        }
        assertThat(audit.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.SECOND_SESSION);
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.session()).isNull();
            Rendered rendered = Rendered.of(finding);
            assertThat(rendered.text())
                    .contains("requested a second session at com.acme.findings.SharedSessionTest", "thread-rule=share");
            assertThat(rendered.evidence())
                    .containsEntry("thread_rule", "share")
                    .containsEntry("depth", 2);
            assertThat(rendered.evidence().get("other_frames").toString()).contains("SharedSessionTest");
        });
    }

    @Test
    void innerCommitAlsoCommitsOuterChanges() throws SQLException {
        try (Connection outer = pool.getConnection()) {
            Databases.createTable(outer);
            outer.setAutoCommit(false);
            rename(outer, "outer");
            try (Connection inner = pool.getConnection()) {
                inner.commit();
            }
            outer.rollback();
            assertThat(name(outer)).isEqualTo("outer");
        }
    }

    @Test
    void opensNewSessionAfterTheLastClose() throws SQLException {
        pool.getConnection().close();
        pool.getConnection().close();
        assertThat(audit.sessions()).hasSize(2);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void abortEndsSharedSession() throws SQLException {
        Connection outer = used(pool.getConnection());
        Connection inner = pool.getConnection();
        inner.abort(Runnable::run);
        assertThat(audit.sessions()).extracting(Session::state).containsExactly(SessionEnd.ABORTED);
        outer.close();
        try (Connection next = pool.getConnection()) {
            assertThat(next).isNotSameAs(outer);
            assertThat(next.isValid(1)).isTrue();
        }
    }

    @Test
    void countsCloseByAnotherThread() throws SQLException {
        Connection outer = used(pool.getConnection());
        Connection inner = pool.getConnection();
        CompletableFuture.runAsync(() -> close(inner)).join();
        assertThat(outer.isClosed()).isFalse();
        outer.close();
        assertThat(outer.isClosed()).isTrue();
        assertThat(audit.sessions()).hasSize(1);
    }

    @Test
    void doesNotShareSessionUsedByAnotherThread() throws SQLException {
        try (Connection outer = pool.getConnection()) {
            CompletableFuture.runAsync(() -> use(outer)).join();
            try (Connection second = pool.getConnection()) {
                assertThat(second).isNotSameAs(outer);
            }
        }
        assertThat(audit.findings()).as("handed over").isEmpty();
    }

    @Test
    void doesNotShareSessionThatReturnedFromAnotherThread() throws SQLException {
        try (Connection outer = pool.getConnection()) {
            CompletableFuture.runAsync(() -> use(outer)).join();
            used(outer);
            try (Connection second = pool.getConnection()) {
                assertThat(second).isNotSameAs(outer);
            }
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.FOREIGN_THREAD, FindingKind.SECOND_SESSION);
        assertNotShared(audit.findings().get(1), "another thread");
    }

    /** The session may have been handed over to a thread that has not used it yet; both would use one connection. */
    @Test
    void doesNotShareUnusedSession() throws SQLException {
        try (Connection outer = pool.getConnection();
                Connection second = pool.getConnection()) {
            assertThat(second).isNotSameAs(outer);
        }
        assertNotShared("has not been used yet");
    }

    private static Connection used(Connection connection) throws SQLException {
        connection.clearWarnings();
        return connection;
    }

    @Test
    void doesNotShareSessionThatThePoolEvicted() throws SQLException {
        try (HikariDataSource strict = strict();
                Connection outer = strict.getConnection()) {
            assertThatThrownBy(() -> outer.prepareStatement("NO SQL")).isInstanceOf(SQLException.class);
            assertThat(outer.isClosed()).isTrue();
            try (Connection second = strict.getConnection()) {
                assertThat(second).isNotSameAs(outer);
                assertThat(second.isValid(1)).isTrue();
            }
        }
        assertNotShared("is closed");
    }

    @Test
    void sharesNothingAcrossSourcesAndThreads() throws SQLException {
        try (HikariDataSource other = Databases.hikari();
                Connection one = pool.getConnection();
                Connection two = other.getConnection()) {
            assertThat(two).isNotSameAs(one);
            Connection three = CompletableFuture.supplyAsync(() -> open(pool)).join();
            assertThat(three).isNotSameAs(one);
            three.close();
        }
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.sessions()).hasSize(3);
    }

    @Test
    void logsInsteadIfPoolIsUnknown() throws SQLException {
        JdbcDataSource h2 = Databases.h2();
        try (Connection first = h2.getConnection();
                Connection second = h2.getConnection()) {
            assertThat(second).isNotSameAs(first);
        }
        assertNotShared("known pool");
    }

    @Test
    void logsInsteadForDriverManager() throws SQLException {
        String url = "jdbc:h2:mem:shared-by-url";
        try (Connection first = DriverManager.getConnection(url);
                Connection second = DriverManager.getConnection(url)) {
            assertThat(second).isNotSameAs(first);
        }
        assertNotShared("DriverManager");
    }

    @Test
    void doesNotShareWithPoolThatFillsItselfFromAnother() throws SQLException {
        try (Connection own = pool.getConnection();
                HikariDataSource onTop = new HikariDataSource()) {
            onTop.setDataSource(pool);
            onTop.setMaximumPoolSize(1);
            try (Connection above = onTop.getConnection()) {
                assertThat(above.unwrap(Connection.class)).isNotSameAs(own);
            }
            assertThat(own.isClosed()).isFalse();
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void logsInsteadIfSubclassReturnsItsOwnConnections() throws SQLException {
        try (HikariDataSource tenants = new Tenants();
                Connection first = tenants.getConnection();
                Connection second = tenants.getConnection()) {
            assertThat(second).isNotSameAs(first);
        }
        assertNotShared("known pool");
    }

    @Test
    void opensSeparateSessionForAllowedClass() throws SQLException {
        audit.install(ThreadRule.Mode.SHARE, SharedSessionTest.class.getName());
        try (Connection outer = pool.getConnection();
                Connection inner = pool.getConnection()) {
            assertThat(inner).isNotSameAs(outer);
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void staysOpenIfInnerCloseIsMissing() throws SQLException {
        Connection outer = used(pool.getConnection());
        pool.getConnection();
        outer.close();
        assertThat(outer.isClosed()).isFalse();
        assertThat(audit.open().count()).isEqualTo(1);
        outer.close();
        assertThat(outer.isClosed()).isTrue();
    }

    private void assertNotShared(String reason) {
        assertThat(audit.findings()).singleElement().satisfies(finding -> assertNotShared(finding, reason));
    }

    private static void assertNotShared(Finding finding, String reason) {
        Rendered rendered = Rendered.of(finding);
        assertThat(rendered.evidence()).containsEntry("thread_rule", "log");
        assertThat(rendered.evidence().get("not_shared").toString()).contains(reason);
        assertThat(rendered.text()).contains("thread-rule=share: it was not shared");
    }

    /** A pool that evicts a connection after any error. */
    private static HikariDataSource strict() {
        HikariDataSource strict = new HikariDataSource();
        strict.setDataSource(Databases.h2());
        strict.setExceptionOverride(new SQLExceptionOverride() {
            @java.lang.Override
            public Override adjudicate(SQLException error) {
                return Override.MUST_EVICT;
            }
        });
        return strict;
    }

    private static Connection open(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void use(Connection connection) {
        try {
            connection.createStatement().close();
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

    private static void rename(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE item SET name = '" + name + "' WHERE id = 1");
        }
    }

    private static String name(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM item WHERE id = 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Prepares its connections for a tenant. */
    private static final class Tenants extends HikariDataSource {
        Tenants() {
            setDataSource(Databases.h2());
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connection.setReadOnly(false);
            return connection;
        }
    }
}
