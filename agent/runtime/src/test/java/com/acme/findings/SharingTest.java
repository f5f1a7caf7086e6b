package com.acme.findings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.options.Confinement;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class SharingTest {
    private static final CountDownLatch INSIDE = new CountDownLatch(1);
    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final HikariDataSource pool = Databases.hikari();

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void reportsSessionThatReturnsFromAnotherThread() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            OtherThread.named("helper", () -> OtherThread.select(connection));
            OtherThread.select(connection);
            OtherThread.named("helper", () -> OtherThread.select(connection));
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.FOREIGN_THREAD);
        Rendered finding = Rendered.of(audit.findings().get(0));
        assertThat(finding.text())
                .contains("by thread helper at com.acme.findings.OtherThread.select", "then by its owner again");
        assertThat(finding.evidence())
                .containsEntry("call_thread", "helper")
                .containsEntry("other_thread", Thread.currentThread().getName())
                .containsKeys("call_frames", "other_frames");
    }

    @Test
    void reportsSessionUsedByThirdThread() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            OtherThread.named("second", () -> OtherThread.select(connection));
            OtherThread.named("third", () -> OtherThread.select(connection));
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.FOREIGN_THREAD);
        assertThat(Rendered.of(audit.findings().get(0)).text()).contains("thread second", "then by thread third");
    }

    @Test
    void reportsSessionWhoseStatementReturnsFromAnotherThread() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            OtherThread.named("helper", statement::execute);
            statement.execute();
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.FOREIGN_THREAD);
    }

    @Test
    void ignoresPermanentHandOver() throws SQLException {
        Connection connection = pool.getConnection();
        OtherThread.select(connection);
        OtherThread.named("heir", () -> {
            OtherThread.select(connection);
            connection.commit();
            connection.close();
        });
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.sessions()).hasSize(1);
    }

    @Test
    void ignoresCloseByFirstOwnerAfterHandOver() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            OtherThread.named("heir", () -> OtherThread.select(connection));
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void allowsQueryCancelAndCloseFromAnyThread() throws SQLException {
        Connection connection = pool.getConnection();
        try (Statement statement = connection.createStatement()) {
            for (String name : new String[] {"first", "second", "third"}) {
                OtherThread.named(name, () -> {
                    assertThat(connection.isValid(1)).isTrue();
                    assertThat(connection.isWrapperFor(Connection.class)).isTrue();
                    assertThat(connection.unwrap(Connection.class)).isNotNull();
                    assertThat(connection.isClosed()).isFalse();
                    statement.cancel();
                });
                OtherThread.select(connection);
            }
        }
        OtherThread.named("shutdown", connection::close);
        assertThat(audit.findings()).isEmpty();
    }

    /** Called by the database, so that the call on the connection lasts as long as the test needs. */
    public static final class Pause {
        private Pause() {}

        /** {@return an arbitrary value} */
        public static int pause() throws InterruptedException {
            INSIDE.countDown();
            return GO_ON.await(10, TimeUnit.SECONDS) ? 1 : 0;
        }
    }

    @Test
    void reportsTwoThreadsInsideOneSession() throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS PAUSE FOR \"com.acme.findings.SharingTest$Pause.pause\"");
            FutureTask<Void> slow = new FutureTask<>(() -> {
                statement.execute("CALL PAUSE()");
                return null;
            });
            new Thread(slow, "slow").start();
            assertThat(INSIDE.await(10, TimeUnit.SECONDS)).isTrue();
            connection.clearWarnings();
            GO_ON.countDown();
            OtherThread.await(slow);
        }
        assertThat(audit.kinds()).containsExactlyInAnyOrder(FindingKind.FOREIGN_THREAD, FindingKind.CONCURRENT_USE);
        Map<String, Object> evidence = audit.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.CONCURRENT_USE)
                .map(finding -> Rendered.of(finding).evidence())
                .findFirst()
                .orElseThrow();
        assertThat(evidence).containsEntry("other_thread", "slow").containsKey("call_frames");
        assertThat(evidence.get("other_frames").toString()).contains("SharingTest.lambda$");
    }

    @Test
    void rejectsOtherThreadBeforeTheConnectionIsCalled() throws SQLException {
        audit.install(Confinement.REJECT);
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            OtherThread.named("foreign", () -> {
                for (OtherThread.Work use : new OtherThread.Work[] {
                    connection::createStatement,
                    connection::commit,
                    connection::rollback,
                    connection::setSavepoint,
                    connection::getMetaData,
                    () -> connection.setAutoCommit(false),
                    () -> connection.prepareStatement("SELECT 1"),
                    statement::execute,
                    statement::executeQuery
                }) {
                    assertThatThrownBy(use::run)
                            .asInstanceOf(type(SQLException.class))
                            .satisfies(
                                    refusal -> assertThat(refusal.getSQLState()).isEqualTo("SA002"))
                            .satisfies(refusal -> assertThat(refusal.getMessage())
                                    .contains("test-pool", "confinement=reject", "confinement=log", "SharingTest"));
                }
                assertThat(connection.isValid(1)).isTrue();
            });
            assertThat(connection.getAutoCommit()).isTrue();
            OtherThread.select(connection);
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.FOREIGN_THREAD);
        assertThat(audit.sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.statements()).isEqualTo(1));
    }

    /** The owner may have closed it, and the pool may have lent the same object to the other thread. */
    @Test
    void rejectsNothingAfterHookFailure() throws SQLException {
        audit.install(Confinement.REJECT);
        try (Connection connection = pool.getConnection()) {
            SessionAuditHooks.failed = true;
            OtherThread.named("foreign", () -> OtherThread.select(connection));
        } finally {
            SessionAuditHooks.failed = false;
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void reportsNothingIfOff() throws SQLException {
        audit.install(Confinement.OFF);
        try (Connection connection = pool.getConnection()) {
            OtherThread.named("helper", () -> OtherThread.select(connection));
            OtherThread.select(connection);
        }
        assertThat(audit.findings()).isEmpty();
    }
}
