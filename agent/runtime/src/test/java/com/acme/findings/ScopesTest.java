package com.acme.findings;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import com.acme.support.Databases;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.scope.HandOver;
import io.sessionaudit.scope.Retry;
import io.sessionaudit.scope.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sessions of the scope API in the log; agent and API share only a class name. */
class ScopesTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    private final HikariDataSource pool = Databases.hikari();
    private final Sessions sessions = Sessions.of(pool);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void recordsNameJoinsAndSavepointsOfScope() throws SQLException {
        sessions.scope("checkout").run(outer -> {
            sessions.run(inner -> sessions.run(innermost -> {}));
            sessions.nested().run(nested -> {});
        });

        assertThat(record())
                .contains("\"scope\":\"checkout\"", "\"scope_depth\":3", "\"scope_joins\":2", "\"scope_savepoints\":1");
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void recordsNothingForPlainScope() throws SQLException {
        sessions.run(session -> {});

        assertThat(record()).doesNotContain("scope", "hand_overs");
    }

    @Test
    void recordsAttemptOfRepeatedScope() throws SQLException {
        AtomicInteger attempts = new AtomicInteger();
        sessions.scope("checkout")
                .retry(Retry.attempts(3).backoff(Duration.ZERO, Duration.ZERO))
                .run(session -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new SQLException("deadlock", "40001");
                    }
                });

        assertThat(audit.sessions()).hasSize(3);
        assertThat(record(audit.sessions().get(0))).doesNotContain("scope_attempt");
        assertThat(record(audit.sessions().get(2))).contains("\"scope\":\"checkout\"", "\"scope_attempt\":3");
    }

    @Test
    void allowsAndRecordsSecondSessionOfRequiresNewScope() throws SQLException {
        sessions.run(outer -> sessions.requiresNew().name("audit").run(inner -> {}));

        assertThat(audit.kinds()).isEmpty();
        assertThat(record(audit.sessions().get(0))).contains("\"scope\":\"audit\"", "\"scope_requires_new\":true");
    }

    @Test
    void doesNotRejectSecondSessionOfRequiresNewScope() throws SQLException {
        audit.install(ThreadRule.Mode.REJECT);

        sessions.run(outer -> sessions.requiresNew().run(inner -> {}));

        assertThat(audit.kinds()).isEmpty();
        assertThat(audit.sessions()).hasSize(2);
    }

    @Test
    void reportsLaterSecondSession() throws SQLException {
        sessions.run(outer -> {
            sessions.requiresNew().run(inner -> {});
            pool.getConnection().close();
        });

        assertThat(audit.kinds()).hasSize(1);
    }

    @Test
    void reportsLaterSecondSessionAfterFailedBorrow() throws SQLException {
        HikariConfig config = Databases.hikariConfig("small", 1);
        config.setConnectionTimeout(250);
        try (HikariDataSource small = new HikariDataSource(config)) {
            Sessions onlyOne = Sessions.of(small);
            sessions.run(outer -> onlyOne.run(taken -> {
                assertThatThrownBy(() -> onlyOne.requiresNew().run(inner -> {})).isInstanceOf(SQLException.class);
                pool.getConnection().close();
            }));
        }

        assertThat(audit.kinds()).containsExactly(FindingKind.SELF_DEADLOCK, FindingKind.SECOND_SESSION);
    }

    @Test
    void boundViewIsNoSecondSession() throws SQLException {
        sessions.run(session -> {
            try (Connection loan = sessions.dataSource().getConnection();
                    var statement = loan.createStatement()) {
                statement.execute("SELECT 1");
            }
        });
        sessions.dataSource().getConnection().close();

        assertThat(audit.kinds()).isEmpty();
        assertThat(audit.sessions()).hasSize(2);
        assertThat(record(audit.sessions().get(0))).contains("\"statements\":1");
    }

    @Test
    void attributesHandedOverSessionToAdoptingThread() throws Exception {
        String adopter = inAThreadOfItsOwn(sessions.open().handOver());

        assertThat(record()).contains("\"thread\":\"" + adopter + "\"", "\"hand_overs\":1", "\"opened_by\":\"main\"");
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void keepsSessionInTransitOpenWhenFirstOwnerEnds() throws Exception {
        HandOver handOver = CompletableFuture.supplyAsync(this::openAndHandOver, ScopesTest::inANewThread)
                .get();
        look();
        assertThat(audit.open().count()).isEqualTo(1);
        assertThat(audit.kinds()).isEmpty();

        inAThreadOfItsOwn(handOver);
        look();
        assertThat(audit.open().count()).isZero();
        assertThat(audit.kinds()).isEmpty();
    }

    @Test
    void allowsNewSessionAfterHandOver() throws Exception {
        try (HandOver handOver = sessions.open().handOver()) {
            sessions.run(own -> {});
            assertThat(handOver).isNotNull();
        }

        assertThat(audit.kinds()).isEmpty();
        assertThat(audit.sessions()).hasSize(2);
    }

    private HandOver openAndHandOver() {
        try {
            return sessions.open().handOver();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the name of the thread, which has ended} */
    private static String inAThreadOfItsOwn(HandOver handOver) throws Exception {
        return CompletableFuture.supplyAsync(
                        () -> {
                            try (var session = handOver.adopt()) {
                                session.commit();
                                return Thread.currentThread().getName();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        ScopesTest::inANewThread)
                .get();
    }

    private static void inANewThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void look() {
        new SessionMonitor(audit.open(), audit.clock(), RecordingAudit.LIMITS, audit::accept).scan();
    }

    private String record() {
        assertThat(audit.sessions()).hasSize(1);
        return record(audit.sessions().get(0));
    }

    private String record(Session session) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LogWriter writer = new LogWriter(bytes);
        Ledger ledger = new Ledger(writer, audit.clock(), BacktraceReader.UNREADABLE);
        ledger.write(session);
        try {
            ledger.flush();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"type\":\"session\""))
                .findFirst()
                .orElseThrow();
    }
}
