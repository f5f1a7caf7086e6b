package io.sessionaudit.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands that show individual sessions. */
class SessionCommandsTest {
    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void aLog() throws IOException {
        log = directory.resolve("audit.jsonl");
        try (SampleLog sample = new SampleLog(log)) {
            sample.closed("Orders.find", Duration.ofMillis(4)).closed("Orders.list", Duration.ofMillis(40));
            Session slow = sample.open("Orders.slow", "mail,\"1\"");
            slow.setServerId(987);
            sample.pass(Duration.ofSeconds(31)).announce(slow).held(slow, 1).close(slow);
            Session leaked = sample.open("Orders.leak", "worker-2");
            sample.pass(Duration.ofSeconds(2)).announce(leaked).pass(Duration.ofSeconds(3));
            sample.closed("Orders.find", Duration.ofMillis(4));
        }
    }

    @Test
    void listsOneSessionPerLineWithOpenSessionsLast() {
        Command command = Command.run("sessions", log);

        assertThat(command.exitCode()).isZero();
        assertThat(command.out().lines()).hasSize(6);
        assertThat(command.out().lines().skip(3).findFirst().orElseThrow())
                .contains("2026-11-22 12:00:00.044", "31.0 s", "closed", "orders-pool", "987", "com.acme.Orders.slow");
        assertThat(command.out().lines().skip(5).findFirst().orElseThrow())
                .contains("unfinished", "5004 ms", "worker-2");
    }

    @ParameterizedTest
    @CsvSource({
        "--held, 20ms, 3",
        "--held, 30s, 1",
        "--thread, worker, 4",
        "--thread, w*-2, 1",
        "--source, ORDERS, 5",
        "--source, other, 0",
        "--site, Orders.find, 2",
        "--server-id, 987, 1",
        "--kind, held, 1",
        "--kind, abandoned, 0",
        "--scope, checkout, 0",
        "--since, 2026-11-22T12:00:32, 2",
        "--until, 2026-11-22T12:00:00.010Z, 2",
        "--since, 2026-11-23, 1"
    })
    void filterShowsMatchingSessionsOnly(String option, String value, int sessions) {
        Command command = Command.run("sessions", "--format", "json", option, value, log);

        assertThat(command.exitCode()).as(command.err()).isZero();
        assertThat(command.out().lines()).hasSize(sessions);
    }

    @Test
    void printsOneJsonObjectPerLineWithFieldNamesOfTheLog() {
        String line = Command.run("sessions", "--format", "json", "--server-id", "987", log)
                .out();

        JsonNode session = JsonMapper.shared().readTree(line);
        assertThat(session.get("held_ms").doubleValue()).isEqualTo(31_000);
        assertThat(session.get("place").stringValue()).startsWith("com.acme.Orders.slow");
        assertThat(session.get("pid").intValue()).isEqualTo(4242);
    }

    @Test
    void quotesCsvIfNecessary() {
        String csv = Command.run("export", "--format", "csv", log).out();

        assertThat(csv).startsWith("opened,held_ms,end,source,thread,").contains(",\"mail,\"\"1\"\"\",");
        assertThat(csv.split("\r\n")).hasSize(6);
    }

    @Test
    void removesTerminalControlCharacters() throws IOException {
        try (SampleLog sample = new SampleLog(log)) {
            Session session = sample.open("Orders.find", "\u001b[2J\nevil");
            sample.pass(Duration.ofSeconds(1)).close(session);
        }

        assertThat(Command.run("sessions", log).out()).doesNotContain("\u001b").contains("[2J evil");
        assertThat(Command.run("sessions", log).out().lines()).hasSize(2);
    }

    @Test
    void reportsAndSkipsBrokenLine() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.add(4, "garbage");
        Files.write(log, lines);

        Command command = Command.run("sessions", log);

        assertThat(command.exitCode()).isZero();
        assertThat(command.out().lines()).hasSize(6);
        assertThat(command.err()).contains("audit.jsonl:5 is no JSON object");
    }

    @Test
    void rejectsUnknownEndWithFix() {
        assertThat(Command.run("sessions", "--held", "soon", log).exitCode()).isEqualTo(2);
        assertThat(Command.run("sessions", "--since", "yesterday", log).err()).contains("15m");
    }

    @Test
    void traceHasOneTrackPerThreadWithNestedSessions() throws IOException {
        Path two = directory.resolve("two.jsonl");
        try (SampleLog sample = new SampleLog(two)) {
            Session first = sample.open("Orders.find");
            sample.pass(Duration.ofSeconds(1));
            Session second = sample.open("Orders.list");
            sample.second(second, first).pass(Duration.ofSeconds(1)).close(first);
            sample.pass(Duration.ofSeconds(1)).close(second);
        }
        Path trace = directory.resolve("trace.json");
        Command command = Command.run("export", "--format", "perfetto", "-o", trace, log, two);

        assertThat(command.exitCode()).as(command.err()).isZero();
        JsonNode events = JsonMapper.shared().readTree(Files.readString(trace)).get("traceEvents");
        Map<String, List<long[]>> tracks = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        int findings = 0;
        for (JsonNode event : events) {
            String track = event.get("pid").intValue() + "/" + event.get("tid").intValue();
            switch (event.get("ph").stringValue()) {
                case "M" -> names.put(track, event.at("/args/name").stringValue());
                case "X" -> {
                    long begin = event.get("ts").longValue();
                    tracks.computeIfAbsent(track, key -> new ArrayList<>())
                            .add(new long[] {begin, begin + event.get("dur").longValue()});
                }
                default -> findings++;
            }
        }
        assertThat(tracks.values().stream().mapToInt(List::size).sum()).isEqualTo(7);
        assertThat(findings).isEqualTo(2);
        assertThat(names.keySet()).containsAll(tracks.keySet());
        assertThat(names.values()).contains("orders.jar, pid 4242 on app-1");
        tracks.values().forEach(SessionCommandsTest::requireNested);
    }

    @Test
    void findingsOfTraceHavePlaceAndFoldedStack() throws IOException {
        Path through = directory.resolve("through.jsonl");
        try (SampleLog sample = new SampleLog(through)) {
            Session session = sample.openThrough("Orders.find", "Api.post", "worker-1");
            sample.pass(Duration.ofSeconds(31)).held(session, 1).close(session);
        }
        Path trace = directory.resolve("through.json");
        Command.run("export", "--format", "perfetto", "-o", trace, through);

        JsonNode events = JsonMapper.shared().readTree(Files.readString(trace)).get("traceEvents");
        JsonNode finding = events.valueStream()
                .filter(event -> event.get("ph").stringValue().equals("i"))
                .findFirst()
                .orElseThrow()
                .get("args");
        assertThat(finding.get("place").stringValue()).contains("Orders.find");
        assertThat(finding.get("through").stringValue()).isEqualTo("Hibernate, Spring Data");
        assertThat(finding.get("stack").valueStream().map(JsonNode::stringValue))
                .first()
                .isEqualTo("... 2 frames of Hibernate");
    }

    /** Trace viewers require that two slices of one track are disjoint or nested. */
    private static void requireNested(List<long[]> spans) {
        for (long[] one : spans) {
            for (long[] other : spans) {
                assertThat(one[0] < other[0] && other[0] < one[1] && one[1] < other[1])
                        .as("%s %s", one, other)
                        .isFalse();
            }
        }
    }

    @Test
    void rejectsUnknownKindAndType() {
        Command sessions = Command.run("sessions", "--kind", "held,leak", log);
        Command tail = Command.run("tail", "--type", "findings", log);

        assertThat(sessions.exitCode()).isEqualTo(2);
        assertThat(sessions.err())
                .startsWith("session-audit: option --kind has the value \"leak\"; give it one of second-session, ");
        assertThat(tail.exitCode()).isEqualTo(2);
        assertThat(tail.err())
                .startsWith("session-audit: option --type has the value \"findings\"; give it one of start, ");
    }

    @Test
    void printsMessageInsteadOfEmptyTable() {
        Command sessions = Command.run("sessions", "--held", "7d", log);

        assertThat(sessions.exitCode()).isZero();
        assertThat(sessions.out()).isEmpty();
        assertThat(sessions.err()).isEqualToIgnoringNewLines("session-audit: there is no such session");
    }
}
