package com.acme.findings;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import com.acme.support.Databases;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Rendered;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

class StarvedTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private HikariDataSource pool;
    private SessionMonitor watch;

    @BeforeEach
    void poolOfTwo() {
        open(2, 20_000);
        watch = new SessionMonitor(audit.open(), audit.clock(), RecordingAudit.LIMITS, audit::accept);
    }

    private void reopen(int size, long timeoutMillis) {
        pool.close();
        open(size, timeoutMillis);
    }

    private void open(int size, long timeoutMillis) {
        HikariConfig config = Databases.hikariConfig("small", size);
        config.setConnectionTimeout(timeoutMillis);
        pool = new HikariDataSource(config);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void reportsAllHoldersWhenBorrowWaitsTooLong() throws Exception {
        Connection first = pool.getConnection();
        CountDownLatch end = new CountDownLatch(1);
        FutureTask<Void> holder = holding(end);
        FutureTask<Void> waiter = waiting("waiter");
        lookUntilFound();
        first.close();
        OtherThread.await(waiter);
        end.countDown();
        OtherThread.await(holder);

        assertThat(audit.kinds()).containsExactly(FindingKind.STARVED);
        Rendered finding = Rendered.of(audit.findings().get(0));
        assertThat(finding.text())
                .contains(
                        "Thread waiter has waited",
                        "of small at com.acme.findings.StarvedTest",
                        "2 of 2 connections in use")
                .contains("idle now");
        assertThat(finding.evidence()).containsEntry("waiters", 1).containsEntry("lost", 0);
        assertThat(finding.evidence().get("holders")).asInstanceOf(LIST).hasSize(2);
    }

    @Test
    void reportsStarvedImmediatelyWhenBorrowFails() throws SQLException {
        reopen(2, 250);
        try (Connection first = pool.getConnection()) {
            OtherThread.named("holder", () -> {
                try (Connection second = pool.getConnection()) {
                    OtherThread.named(
                            "waiter",
                            () -> assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class));
                    assertThat(second.isClosed()).isFalse();
                }
            });
            assertThat(first.isClosed()).isFalse();
        }
        assertThat(audit.kinds()).containsExactly(FindingKind.STARVED);
        assertThat(Rendered.of(audit.findings().get(0)).evidence())
                .containsEntry("failure", "java.sql.SQLTransientConnectionException");
    }

    @Test
    void reportsSelfDeadlockIfWaiterHoldsAConnection() throws Exception {
        reopen(1, 250);
        try (Connection first = pool.getConnection()) {
            assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
            assertThat(first.isClosed()).isFalse();
        }
        assertThat(audit.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.SELF_DEADLOCK);
            Rendered rendered = Rendered.of(finding);
            assertThat(rendered.text()).contains("holds one itself, opened at com.acme.findings.StarvedTest");
            assertThat(rendered.evidence())
                    .containsEntry("threads", 1)
                    .containsEntry("depth", 2)
                    .containsEntry("sufficient_size", 2)
                    .containsKeys("other_session", "other_frames");
        });
    }

    @Test
    void reportsDeadlockOfTwoWaitersWithSufficientSizeOfThree() throws Exception {
        reopen(2, 2_000);
        CountDownLatch bothHold = new CountDownLatch(2);
        FutureTask<Void> left = nesting("left", bothHold);
        FutureTask<Void> right = nesting("right", bothHold);
        bothHold.await(); // the first borrows are over: time that is injected would make them wait too long
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
            audit.clock().advance(Duration.ofMillis(250));
            watch.scan();
            return audit.findings().size() == 2;
        });
        OtherThread.await(left);
        OtherThread.await(right);

        assertThat(audit.kinds()).containsOnly(FindingKind.SELF_DEADLOCK);
        Finding finding = audit.findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(Rendered.of(finding).text()).contains("none can continue");
        assertThat(Rendered.of(finding).evidence())
                .containsEntry("sufficient_size", 3)
                .containsEntry("threads", 2);
    }

    @Test
    void reportsNothingIfDatabaseIsUnreachable() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:tcp://127.0.0.1:1/nowhere");
        config.setMaximumPoolSize(2);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(250);
        try (HikariDataSource broken = new HikariDataSource(config)) {
            assertThatThrownBy(broken::getConnection).isInstanceOf(SQLException.class);
        }
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void ignoresShortWait() throws Exception {
        Connection first = pool.getConnection();
        CountDownLatch end = new CountDownLatch(1);
        FutureTask<Void> holder = holding(end);
        FutureTask<Void> waiter = waiting("waiter");
        Awaitility.await().until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
        watch.scan();
        audit.clock().advance(Duration.ofMillis(999));
        watch.scan();
        first.close();
        OtherThread.await(waiter);
        end.countDown();
        OtherThread.await(holder);
        assertThat(audit.findings()).isEmpty();
    }

    private void lookUntilFound() {
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
            audit.clock().advance(Duration.ofMillis(250));
            watch.scan();
            return !audit.findings().isEmpty();
        });
    }

    private FutureTask<Void> holding(CountDownLatch end) throws InterruptedException {
        CountDownLatch holds = new CountDownLatch(1);
        FutureTask<Void> task = new FutureTask<>(() -> {
            try (Connection held = pool.getConnection()) {
                holds.countDown();
                end.await();
                held.clearWarnings();
                return null;
            }
        });
        new Thread(task, "holder").start();
        assertThat(holds.await(10, TimeUnit.SECONDS)).isTrue();
        return task;
    }

    private FutureTask<Void> waiting(String name) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            pool.getConnection().close();
            return null;
        });
        new Thread(task, name).start();
        return task;
    }

    private FutureTask<Void> nesting(String name, CountDownLatch bothHold) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            try (Connection outer = pool.getConnection()) {
                bothHold.countDown();
                bothHold.await();
                pool.getConnection().close();
                outer.clearWarnings();
                return null;
            } catch (SQLTransientConnectionException e) {
                return null; // at least one of them fails when the pool's timeout expires
            }
        });
        new Thread(task, name).start();
        return task;
    }
}
