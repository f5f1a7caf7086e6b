package io.sessionaudit.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.acme.app.Incident;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events of JDK Flight Recorder, read by its API and by the commands of docs/monitoring. */
class FlightRecordingIT {
    private static final Path MONITORING =
            Path.of("..", "..", "docs", "monitoring").toAbsolutePath().normalize();
    private static final long THRESHOLD_MS = 20;

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void recordingHasWhatTheLogHas() throws Exception {
        Path settings = MONITORING.resolve("session-audit.jfc");
        RunningJvm incident = forks.jvm(Incident.class)
                .agent("starved-after=200ms")
                .options("-XX:StartFlightRecording=filename=recording.jfr,settings=" + settings)
                .options("-Xlog:disable") // JFR prints its start on the standard output
                .start()
                .awaitLine("ready");
        incident.tell("use 5").tell("hold 3").tell("wait 1");
        Path log = incident.directory().resolve(ForkedJvm.LOG);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() ->
                        assertThat(AuditRecords.readDamaged(log).findings()).containsKey("starved"));
        incident.tell("release").tell("leak");
        // The JVM ends the recording while the agent writes the end of the log.
        await().atMost(Duration.ofSeconds(90))
                .until(() -> AuditRecords.readDamaged(log).ofType("session").stream()
                        .anyMatch(session -> session.text("end").equals("abandoned")));
        FinishedJvm end = incident.release().end().successful();

        Path file = incident.directory().resolve("recording.jfr");
        Map<String, List<RecordedEvent>> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("io.sessionaudit."))
                .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
        checkSessions(events.get("io.sessionaudit.Session"), end.log());
        checkFindings(events.get("io.sessionaudit.Finding"), end.log());
        assertThat(events.get("io.sessionaudit.PoolWait")).singleElement().satisfies(wait -> {
            assertThat(wait.getString("thread")).isEqualTo("waiter-1");
            assertThat(wait.getString("pool")).isEqualTo("orders");
            assertThat(wait.getString("place")).startsWith("com.acme.app.Incident.use(Incident.java:");
            assertThat(wait.getDuration("waited").toMillis()).isGreaterThanOrEqualTo(200);
        });
        checkCommands(file);
    }

    private static void checkSessions(List<RecordedEvent> events, AuditRecords log) {
        Map<Long, Long> recorded = events.stream()
                .collect(Collectors.toMap(
                        event -> event.getLong("session"),
                        event -> event.getDuration("held").toMillis()));
        Map<Long, Long> expected = log.ofType("session").stream()
                .filter(session -> session.decimal("held_ms", 0) >= THRESHOLD_MS)
                .collect(Collectors.toMap(
                        session -> session.number("session", 0), session -> (long) session.decimal("held_ms", 0)));
        assertThat(recorded).hasSizeGreaterThanOrEqualTo(3).isEqualTo(expected);
        assertThat(events)
                .filteredOn(event -> event.getString("thread").startsWith("holder-"))
                .hasSize(3)
                .allSatisfy(event -> {
                    assertThat(event.getString("place")).startsWith("com.acme.app.Incident.");
                    assertThat(event.getString("pool")).isEqualTo("orders");
                    assertThat(event.getLong("statements")).isEqualTo(1);
                    assertThat(event.getString("end")).isEqualTo("closed");
                });
    }

    private static void checkFindings(List<RecordedEvent> events, AuditRecords log) {
        Map<String, Long> recorded =
                events.stream().collect(Collectors.groupingBy(event -> event.getString("kind"), Collectors.counting()));
        assertThat(recorded).isEqualTo(log.findings()).containsKeys("starved", "abandoned");
        assertThat(events)
                .allSatisfy(event -> assertThat(event.getString("message")).isNotBlank());
    }

    /** The page gives each command as a line of a code block. */
    private static void checkCommands(Path recording) throws IOException, InterruptedException {
        List<String> commands;
        try (Stream<String> lines = Files.lines(MONITORING.resolve("README.md"))) {
            commands = lines.filter(line -> line.startsWith("jfr ")).toList();
        }
        assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
        Path jfr = Path.of(System.getProperty("java.home"), "bin", "jfr");
        for (String command : commands) {
            Process process = new ProcessBuilder("bash", "-c", command.replaceFirst("^jfr", jfr.toString()))
                    .directory(recording.getParent().toFile())
                    .redirectErrorStream(true)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, out).isZero();
            assertThat(out).as(command).contains(command.contains("summary") ? "io.sessionaudit." : "Incident.java");
        }
    }
}
