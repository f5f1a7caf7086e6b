package com.acme.findings;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import com.acme.support.Databases;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.core.options.Confinement;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A session belongs to the thread that uses it, not to its opener. */
class OwnershipTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final HikariDataSource pool = poolOfTwo();

    private static HikariDataSource poolOfTwo() {
        HikariConfig config = Databases.hikariConfig("small", 2);
        config.setConnectionTimeout(20_000);
        return new HikariDataSource(config);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Confinement.class,
            names = {"LOG", "OFF"})
    void attributesSessionsToWorkersIfOneThreadBorrowsForAll(Confinement confinement) throws Exception {
        audit.install(confinement);
        SessionMonitor watch = new SessionMonitor(audit.open(), audit.clock(), RecordingAudit.LIMITS, audit::accept);
        CountDownLatch used = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        FutureTask<Void> first = serving(pool.getConnection(), "worker-1", used, end);
        FutureTask<Void> second = serving(pool.getConnection(), "worker-2", used, end);
        used.await();
        FutureTask<Void> wait = new FutureTask<>(() -> {
            Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
                audit.clock().advance(Duration.ofMillis(250));
                watch.scan();
                return !audit.findings().isEmpty();
            });
            end.countDown();
            return null;
        });
        new Thread(wait).start();
        pool.getConnection().close();
        OtherThread.await(wait);
        OtherThread.await(first);
        OtherThread.await(second);

        assertThat(audit.kinds()).containsExactly(FindingKind.STARVED);
        assertThat(audit.findings().get(0).severity()).isEqualTo(Severity.WARNING);
        Map<String, Object> evidence = Rendered.of(audit.findings().get(0)).evidence();
        assertThat(holders(evidence))
                .extracting(holder -> holder.get("thread"))
                .containsExactlyInAnyOrder("worker-1", "worker-2");
        assertThat(holders(evidence)).allSatisfy(holder -> {
            assertThat(holder).containsEntry("opened_by", Thread.currentThread().getName());
            assertThat(holder.get("frames").toString()).contains("OwnershipTest.lambda$serving");
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> holders(Map<String, Object> evidence) {
        return (List<Map<String, Object>>) evidence.get("holders");
    }

    private static FutureTask<Void> serving(Connection received, String name, CountDownLatch used, CountDownLatch end) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            try (received) {
                OtherThread.select(received);
                used.countDown();
                end.await();
            }
            return null;
        });
        new Thread(task, name).start();
        return task;
    }

    @ParameterizedTest
    @EnumSource(
            value = ThreadRule.Mode.class,
            names = {"LOG", "REJECT", "SHARE"})
    void countsUnusedHandedOverSessionUnderNoThreadRule(ThreadRule.Mode mode) throws SQLException {
        audit.install(mode);
        Connection first = pool.getConnection();
        Connection second = pool.getConnection();
        assertThat(second).isNotSameAs(first);
        OtherThread.named("worker-1", () -> {
            OtherThread.select(first);
            first.close();
        });
        OtherThread.named("worker-2", second::close);
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.sessions()).hasSize(2);
    }

    @Test
    void reportsSecondSessionAtNextUseOfTheFirstByItsOpener() throws SQLException {
        try (Connection first = pool.getConnection()) {
            try (Connection second = pool.getConnection()) {
                OtherThread.select(second);
            }
            assertThat(audit.findings()).isEmpty();
            OtherThread.select(first);
            OtherThread.select(first);
        }
        assertThat(audit.findings()).singleElement().satisfies(OwnershipTest::isSecondWithBothStacks);
    }

    @Test
    void reportsSecondSessionWhenOpenerClosesTheUnusedFirst() throws SQLException {
        Connection first = pool.getConnection();
        pool.getConnection().close();
        assertThat(first.isValid(1)).as("a query, which any thread may make").isTrue();
        assertThat(audit.findings()).isEmpty();
        first.close();
        assertThat(audit.findings()).singleElement().satisfies(OwnershipTest::isSecondWithBothStacks);
    }

    private static void isSecondWithBothStacks(Finding finding) {
        assertThat(finding.kind()).isEqualTo(FindingKind.SECOND_SESSION);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        Rendered rendered = Rendered.of(finding);
        assertThat(rendered.text()).contains("opened a session at com.acme.findings.OwnershipTest");
        assertThat(rendered.evidence()).containsEntry("depth", 2).containsKeys("other_session", "other_frames");
    }

    @Test
    void reportsNothingWhenAnotherThreadClosesTheUnusedFirst() throws SQLException {
        Connection first = pool.getConnection();
        pool.getConnection().close();
        OtherThread.named("closer", first::close);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void rejectsOnlyProvenSecondSessions() throws SQLException {
        audit.install(ThreadRule.Mode.REJECT);
        try (Connection first = pool.getConnection()) {
            pool.getConnection().close();
            assertThat(audit.findings()).isEmpty();
            OtherThread.select(first);
            assertThat(audit.kinds()).containsExactly(FindingKind.SECOND_SESSION);
            assertThat(Rendered.of(audit.findings().get(0)).text()).contains("it was not refused");
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("thread-rule=reject");
        }
    }

    @Test
    void reportsSecondSessionIfThreadReceivesOneAndOpensAnother() throws SQLException {
        Connection received = pool.getConnection();
        OtherThread.named("worker", () -> {
            try (received) {
                OtherThread.select(received);
                pool.getConnection().close();
            }
        });
        assertThat(audit.kinds()).containsExactly(FindingKind.SECOND_SESSION);
        assertThat(Rendered.of(audit.findings().get(0)).text()).contains("Thread worker opened a session");
    }

    @Test
    void confinementRejectTreatsForeignUseAsNoHandOver() throws SQLException {
        audit.install(Confinement.REJECT);
        try (Connection first = pool.getConnection()) {
            pool.getConnection().close();
            OtherThread.named(
                    "foreign",
                    () -> assertThatThrownBy(() -> OtherThread.select(first)).isInstanceOf(SQLException.class));
            OtherThread.select(first);
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.FOREIGN_THREAD, FindingKind.SECOND_SESSION);
    }
}
