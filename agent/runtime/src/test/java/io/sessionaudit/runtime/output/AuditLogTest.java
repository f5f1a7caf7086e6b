package io.sessionaudit.runtime.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.ledger.UnauditedClass;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.runtime.support.ManualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditLogTest {
    private final ManualClock clock = new ManualClock();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Ledger ledger = new Ledger(new LogWriter(bytes), clock, BacktraceReader.UNREADABLE);
    private final Source source = new Source("com.acme.Source", null);

    AuditLogTest() {
        source.setDescription(new Source.Description("orders", null, 5, Database.OTHER));
    }

    @Test
    void countsDroppedEventsSoThatLinesAndSummaryAddUp() throws IOException {
        AuditLog log = new AuditLog(4, false);
        for (int i = 0; i < 10; i++) {
            log.accept(closedSession());
        }
        log.drainTo(ledger, () -> true);
        log.summarise(ledger);
        assertThat(linesOf("session")).hasSize(4);
        assertThat(linesOf("summary"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"sessions\":6", "\"ends\":{\"closed\":6}"));
        ledger.stop();
        assertThat(linesOf("stop")).singleElement().asString().contains("\"sessions\":10");
    }

    @Test
    void acceptsSessionsAgainOnceDrained() throws IOException {
        AuditLog log = new AuditLog(4, false);
        for (int i = 0; i < 5; i++) {
            log.accept(closedSession());
        }
        assertThat(log.isFull()).isTrue();
        log.drainTo(ledger, () -> true);
        assertThat(log.isFull()).isFalse();
        assertThat(log.resetWasFull()).isTrue();
        assertThat(log.resetWasFull()).isFalse();
        for (int i = 0; i < 3; i++) {
            log.accept(closedSession());
        }
        log.drainTo(ledger, () -> true);
        log.summarise(ledger);
        assertThat(linesOf("session")).hasSize(7);
        assertThat(linesOf("summary")).singleElement().asString().contains("\"sessions\":1,");
    }

    @Test
    void includesLaterCountsInTheNextSummary() throws IOException {
        AuditLog log = new AuditLog(2, false);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 5; i++) {
                log.accept(closedSession());
            }
            log.drainTo(ledger, () -> true);
            log.summarise(ledger);
        }
        assertThat(linesOf("session")).hasSize(6);
        assertThat(linesOf("summary"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("\"sessions\":3,"));
    }

    @Test
    void writesRareEventsDespiteFullQueue() throws IOException {
        AuditLog log = new AuditLog(4, false);
        for (int i = 0; i < 10; i++) {
            log.accept(closedSession());
        }
        log.accept(new UnauditedClass("com.acme.Strange", "no reason"));
        log.accept(new UntrackedSessions(1));
        log.drainTo(ledger, () -> true);
        ledger.stop();

        assertThat(linesOf("unaudited")).singleElement().asString().contains("com.acme.Strange");
        assertThat(linesOf("stop")).singleElement().asString().contains("\"untracked\":1");
    }

    @Test
    void blocksAndWritesEverySessionIfOverflowIsBlock() throws Exception {
        AuditLog log = new AuditLog(2, true);
        CompletableFuture<Void> application = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 50; i++) {
                log.accept(closedSession());
            }
        });
        while (!application.isDone() || linesOf("session").size() < 50) {
            log.drainTo(ledger, () -> true);
            Thread.onSpinWait();
        }
        application.get(10, TimeUnit.SECONDS);
        log.summarise(ledger);
        assertThat(linesOf("session")).hasSize(50);
        assertThat(linesOf("summary")).isEmpty();
    }

    @Test
    void dropsStackButKeepsSessionIfQueueIsLong() throws IOException {
        AuditLog log = new AuditLog(65_536, false);
        for (int i = 0; i < 10_000; i++) {
            log.accept(closedSession(new Throwable()));
        }
        log.drainTo(ledger, () -> true);

        assertThat(linesOf("session")).hasSize(10_000);
        assertThat(linesOf("session"))
                .filteredOn(line -> line.contains("\"site\":"))
                .hasSize(4_096);
    }

    @Test
    void keepsStacksOfSessionsWithFindings() {
        AuditLog log = new AuditLog(65_536, false);
        for (int i = 0; i < 5_000; i++) {
            log.accept(closedSession());
        }
        Session first = closedSession(new Throwable());
        Session second = closedSession(new Throwable());
        log.accept(SecondSession.logged(second, first, 2, clock.nanoTime()));
        log.accept(second);
        log.accept(first);

        assertThat(second.openingStack()).isNotNull();
        assertThat(first.openingStack()).isNotNull();
    }

    @Test
    void keepsAllStacksIfOverflowIsBlock() throws IOException {
        AuditLog log = new AuditLog(65_536, true);
        for (int i = 0; i < 5_000; i++) {
            log.accept(closedSession(new Throwable()));
        }
        log.drainTo(ledger, () -> true);

        assertThat(linesOf("session"))
                .hasSize(5_000)
                .allSatisfy(line -> assertThat(line).contains("\"site\":"));
    }

    private Session closedSession() {
        return closedSession(null);
    }

    private Session closedSession(Throwable stack) {
        Session session = new Session(
                new Object(),
                new SessionOrigin(Owner.of(Thread.currentThread(), false), source, "main"),
                clock.nanoTime(),
                stack);
        session.beginClose();
        session.end(
                SessionEnd.CLOSING,
                SessionEnd.CLOSED,
                clock.nanoTime() + Duration.ofMillis(3).toNanos());
        return session;
    }

    private List<String> linesOf(String type) throws IOException {
        ledger.flush();
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{\"type\":\"" + type + "\""))
                .toList();
    }
}
