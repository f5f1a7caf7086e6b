package io.sessionaudit.runtime.flight;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.Message;
import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.ledger.LedgerListener;
import io.sessionaudit.core.ledger.WrittenFinding;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.monitor.EndedWait;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.FrameKind;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.core.stack.Site;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FlightRecordingTest {
    private static final Place PLACE =
            new Place("com.acme.Orders.save(Orders.java:42)", FrameKind.APPLICATION, List.of(), null, null);

    private static final Site SITE = new Site("82be6006", List.of(), PLACE, List.of());

    private final List<String> warnings = new ArrayList<>();
    private final AuditClock clock = AuditClock.system();
    private final LedgerListener events =
            FlightRecording.open(clock, warnings::add).orElseThrow();
    private final Source pool = new Source("com.zaxxer.hikari.HikariDataSource", KnownPool.HIKARI);
    private final Session session = new Session(
            new Object(), Owner.of(Thread.currentThread(), false).origin(pool, "worker-1"), clock.nanoTime(), null);

    @TempDir
    Path directory;

    FlightRecordingTest() {
        pool.setDescription(new Source.Description("orders", "jdbc:h2:mem:orders", 3, Database.OTHER));
        session.setNumber(7);
    }

    @Test
    void recordsSessionsFromTheThreshold() throws IOException {
        List<RecordedEvent> recorded = record("io.sessionaudit.Session", "heldThreshold", "50 ms", () -> {
            session.end(SessionEnd.OPEN, SessionEnd.CLOSED, clock.nanoTime());
            write(SITE, 49);
            write(SITE, 50);
            write(null, 60);
        });

        assertThat(recorded)
                .extracting(event -> event.getDuration("held").toMillis())
                .containsExactly(50L, 60L);
        RecordedEvent event = recorded.get(0);
        assertThat(event.getString("place")).isEqualTo(PLACE.text());
        assertThat(event.getString("pool")).isEqualTo("orders");
        assertThat(event.getString("thread")).isEqualTo("worker-1");
        assertThat(event.getLong("threadId")).isEqualTo(Thread.currentThread().getId());
        assertThat(event.getLong("statements")).isZero();
        assertThat(event.getLong("session")).isEqualTo(7);
        assertThat(event.getString("end")).isEqualTo("closed");
        assertThat(Duration.between(event.getInstant("opened"), Instant.now()))
                .isBetween(Duration.ofMillis(-5), Duration.ofHours(1));
        assertThat(recorded.get(1).getString("place")).isNull();
    }

    @Test
    void recordsFindingsWithAndWithoutSession() throws IOException {
        long now = session.openedNanos() + Duration.ofSeconds(31).toNanos();
        Finding held =
                Finding.about(session, FindingKind.HELD, Severity.WARNING, now).build((context, evidence) -> null);
        Finding starved = Finding.aboutAttempt(pool, CapturedCall.here(), FindingKind.STARVED, Severity.ERROR, now)
                .build((context, evidence) -> null);
        Message message = new Message("Open for 31 s", "A limit", "Nothing was done", null);
        List<RecordedEvent> recorded = record("io.sessionaudit.Finding", null, null, () -> {
            events.findingWritten(new WrittenFinding(held, Instant.EPOCH, Severity.ERROR, message, 7, SITE, Map.of()));
            events.findingCounted(starved, null);
        });

        assertThat(recorded).extracting(event -> event.getString("kind")).containsExactly("held", "starved");
        assertThat(recorded).extracting(event -> event.getString("severity")).containsExactly("error", "error");
        assertThat(recorded).extracting(event -> event.getString("message")).containsExactly(message.text(), null);
        assertThat(recorded)
                .extracting(event -> event.getDuration("held").toSeconds())
                .containsExactly(31L, 0L);
        assertThat(recorded).extracting(event -> event.getLong("session")).containsExactly(7L, 0L);
        assertThat(recorded)
                .extracting(event -> event.getString("thread"))
                .containsExactly("worker-1", Thread.currentThread().getName());
    }

    @Test
    void recordsWaits() throws IOException {
        EndedWait wait = new EndedWait(
                pool,
                new CapturedCall(null, "waiter", 9),
                Duration.ofMillis(700).toNanos());
        List<RecordedEvent> recorded =
                record("io.sessionaudit.PoolWait", null, null, () -> events.waitEnded(wait, PLACE));

        assertThat(recorded).singleElement().satisfies(event -> {
            assertThat(event.getDuration("waited")).isEqualTo(Duration.ofMillis(700));
            assertThat(event.getString("thread")).isEqualTo("waiter");
            assertThat(event.getLong("threadId")).isEqualTo(9);
            assertThat(event.getString("pool")).isEqualTo("orders");
            assertThat(event.getString("place")).isEqualTo(PLACE.text());
        });
    }

    private void write(Site site, long heldMillis) {
        long end = session.openedNanos() + Duration.ofMillis(heldMillis).toNanos();
        if (events.acceptsSession(end - session.openedNanos())) {
            events.sessionWritten(session, session.number(), end, site);
        }
    }

    private List<RecordedEvent> record(String name, String setting, String value, Runnable action) throws IOException {
        action.run(); // without a recording
        Path file = directory.resolve(name + ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(name);
            if (setting != null) {
                recording.enable(name).with(setting, value);
            }
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
        }
        assertThat(warnings).isEmpty();
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }
}
