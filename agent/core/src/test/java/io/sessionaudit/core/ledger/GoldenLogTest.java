package io.sessionaudit.core.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.Held;
import io.sessionaudit.core.finding.LostFindings;
import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.finding.UncommittedClose;
import io.sessionaudit.core.log.ReclaimOutcome;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.core.monitor.ReclaimEvent;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.monitor.UsageSample;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.TraceContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pins the log's text byte for byte, because the format is public. */
class GoldenLogTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden.jsonl");

    private final TestLog log = new TestLog(new RefusedExport());

    @Test
    void writesTheGoldenText() throws IOException {
        everyRecordOnce();

        String text =
                log.text().replace("\"thread_id\":" + Thread.currentThread().getId(), "\"thread_id\":31");
        assertThat(text)
                .as("%s pins the log format; change it only with a reason that users of the log accept", GOLDEN)
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void goldenTextIsReadableAndConformsToSchema() throws IOException {
        everyRecordOnce();

        assertThat(log.records())
                .extracting(LogRecord::type)
                .contains(
                        "start",
                        "source",
                        "site",
                        "open",
                        "session",
                        "finding",
                        "resolved",
                        "summary",
                        "options-changed",
                        "unaudited",
                        "reclaim",
                        "usage",
                        "export",
                        "stop");
    }

    private void everyRecordOnce() throws IOException {
        log.start();
        log.ledger.write(new UnauditedClass(
                "com.acme.OddConnection", "MethodTooLargeException: com/acme/OddConnection.close ()V"));
        Session first = log.sessions.open("list");
        log.clock.advance(Duration.ofMillis(3));
        Session second = log.sessions.open("count");
        second.setServerId(987);
        second.setMdc(Map.of("request", "r-1"));
        second.setTrace(new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"));
        second.recordStatement("SELECT count(*) FROM orders WHERE customer = 'Smith'");
        log.enter(SecondSession.logged(second, first, 2, log.clock.nanoTime()));
        log.clock.advance(Duration.ofNanos(12_481_000));
        log.enter(log.sessions.end(second, SessionEnd.CLOSED));

        first.recordStatement("UPDATE orders SET paid = 1 WHERE id = 77");
        log.clock.advance(Duration.ofSeconds(1));
        log.ledger.write(new SessionMonitor.Announcement(first));
        log.clock.advance(Duration.ofSeconds(29));
        held(first, 1);
        log.clock.advance(Duration.ofSeconds(30));
        held(first, 2);
        log.clock.advance(Duration.ofSeconds(1));
        log.enter(UncommittedClose.of(first, 1, 0, log.clock.nanoTime()));
        log.enter(log.sessions.end(first, SessionEnd.CLOSED));

        abandon();
        abandon();
        reclaim();
        log.enter(LostFindings.orphaned(log.sessions.open("start"), log.clock.nanoTime()));
        unwritten();
        log.ledger.write(new OptionsChanged(List.of(new Settings.Change(Options.HELD_AFTER, "30s", "10s"))));
        UsageSample sample = new UsageSample();
        sample.addOpen(log.sessions.open("list"));
        sample.addWaiting(log.sessions.source());
        log.ledger.write(sample);
        Session last = log.sessions.open("forget");
        log.clock.advance(Duration.ofMillis(250));
        log.enter(LostFindings.unclosedAtExit(last, List.of(), log.clock.nanoTime()));
        log.enter(last);
        log.ledger.summarise(log.sessions.source());
        log.ledger.stop();
    }

    /** An export to a collector that refused one of its records. */
    private static final class RefusedExport implements LedgerListener {
        @Override
        public ExportCounts takeCounts() {
            return new ExportCounts("http://collector:4318", 7, 1, 2, "HTTP status 400");
        }
    }

    private void held(Session session, int escalation) throws IOException {
        long held = log.clock.nanoTime() - session.openedNanos();
        long limit = Duration.ofSeconds(30).toNanos();
        Finding finding = Held.of(
                session,
                SessionActivity.IDLE,
                held,
                held,
                limit,
                null,
                Thread.State.WAITING,
                escalation,
                log.clock.nanoTime());
        if (escalation == 1) {
            SessionObservation.of(session).findings.add(finding);
        }
        log.enter(finding);
    }

    private void abandon() throws IOException {
        Session session = log.sessions.open("lose");
        log.clock.advance(Duration.ofMillis(800));
        log.enter(LostFindings.abandoned(session, log.clock.nanoTime()));
        log.enter(log.sessions.end(session, SessionEnd.ABANDONED));
    }

    private void reclaim() throws IOException {
        Session session = log.sessions.open("mislay");
        session.setServerId(988);
        log.clock.advance(Duration.ofMillis(900));
        Finding lost =
                LostFindings.abandoned(session, "reclaim has it rolled back and given back", log.clock.nanoTime());
        log.enter(lost);
        log.clock.advance(Duration.ofMillis(4));
        log.sessions.end(session, SessionEnd.RECLAIMED);
        log.ledger.write(new ReclaimEvent(
                session,
                session.source(),
                lost,
                ReclaimOutcome.GIVEN_BACK,
                true,
                null,
                4_000_000,
                log.clock.nanoTime()));
        log.enter(session);
        log.ledger.write(
                ReclaimEvent.notPossible(session.source(), "it is no pool that is known", log.clock.nanoTime()));
    }

    private void unwritten() {
        Session session = log.sessions.open("find");
        log.clock.advance(Duration.ofMillis(2));
        log.sessions.source().overflowCounts().add(log.sessions.end(session, SessionEnd.CLOSED));
    }
}
