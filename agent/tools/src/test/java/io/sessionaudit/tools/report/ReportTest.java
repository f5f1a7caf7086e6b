package io.sessionaudit.tools.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.tools.Command;
import io.sessionaudit.tools.SampleLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The report on logs that the agent's ledger wrote. */
class ReportTest {
    @TempDir
    Path directory;

    @Test
    void cleanLogHasClearVerdict() throws IOException {
        Path file = directory.resolve("clean.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            for (int i = 0; i < 2000; i++) {
                log.closed("Orders.find", Duration.ofMillis(4));
            }
            log.stop();
        }

        String report = Command.run("report", file).out();

        assertThat(report)
                .contains("RUN  orders.jar, pid 4242 on app-1, Java 17.0.15, agent 1.0.0")
                .contains("2026-11-22 12:00:00 to 12:00:08 UTC (8.0 s)")
                .contains("options     held-after=2s" + System.lineSeparator())
                .containsPattern("orders-pool +2,000 +4\\.00 ms +4\\.00 ms +4\\.00 ms")
                .contains("closed 2,000")
                .contains("HikariDataSource, at most 10 connections, jdbc:mysql://db/orders")
                .doesNotContain("FINDINGS", "NOT READ", "~")
                .endsWith("VERDICT: no findings in 2,000 sessions." + System.lineSeparator());
    }

    @Test
    void reportsChangedOptionsAndUnauditedClasses() throws IOException {
        Path file = directory.resolve("changed.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            log.unaudited("com.acme.OddConnection", "it is odd");
            log.untracked();
            log.pass(Duration.ofSeconds(3)).changed(Options.THREAD_RULE_ALLOW, "", "com.acme.Nesting");
            log.stop();
        }

        assertThat(Command.run("report", file).out())
                .contains("changed     thread-rule-allow from none to com.acme.Nesting at 2026-11-22 12:00:03 UTC")
                .contains("untracked   1 session was open before the attach, or when a hook failed")
                .contains("not audited class com.acme.OddConnection: it is odd");
        JsonNode run = JsonMapper.shared()
                .readTree(Command.run("report", "--format", "json", file).out())
                .get("runs")
                .get(0);
        assertThat(run.get("changes").get(0).get("after").stringValue()).isEqualTo("com.acme.Nesting");
        assertThat(run.get("unaudited").get(0).get("class").stringValue()).isEqualTo("com.acme.OddConnection");
    }

    @Test
    void sortsFindingsBySeverityWithPlaceAndFix() throws IOException {
        Path file = directory.resolve("faulty.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            Session first = log.open("Orders.list");
            log.second(log.open("Orders.count"), first);
            log.abandoned(log.open("Orders.forget"));
            log.stop();
        }

        String report = Command.run("report", file).out();

        assertThat(report)
                .containsSubsequence(
                        "FINDINGS  2",
                        "ERROR  1 x abandoned",
                        "  com.acme.Orders.forget(Orders.java:16)",
                        "    com.acme.Api.post(Api.java:14)",
                        "what to do  Open it in a try-with-resources",
                        "WARNING  1 x second-session",
                        "  com.acme.Orders.count(Orders.java:15)",
                        "SESSIONS BY SOURCE",
                        "VERDICT: 2 findings (1 error, 1 warning) at 2 places in 1 session.");
        assertThat(report.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void countsRepeatedFindingsFromTheirSummary() throws IOException {
        Path file = directory.resolve("repeated.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            for (int i = 0; i < 25; i++) {
                log.abandoned(log.open("Orders.forget"));
            }
            log.stop();
        }

        assertThat(Command.run("report", file).out())
                .contains("ERROR  25 x abandoned", "VERDICT: 25 findings (25 errors) at 1 place in 25 sessions.");
    }

    @Test
    void countsEscalatedFindingOnceAndLateCloseAsNotLost() throws IOException {
        Path file = directory.resolve("held.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            Session session = log.open("Orders.dawdle");
            log.pass(Duration.ofSeconds(30)).held(session, 1);
            log.pass(Duration.ofSeconds(30)).held(session, 2);
            log.close(session).stop();
        }

        assertThat(Command.run("report", file).out())
                .contains("WARNING  1 x held", "all closed later: late, not lost", "1 finding (1 warning)");
    }

    @Test
    void countsResolutionOfCountedFinding() throws IOException {
        Path file = directory.resolve("counted.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            Session written = log.open("Orders.dawdle");
            Session counted = log.open("Orders.dawdle");
            log.pass(Duration.ofSeconds(30)).held(written, 1).held(counted, 1);
            log.close(counted).stop();
        }

        JsonNode group = json(file).at("/findings/0");
        assertThat(group.at("/count").intValue()).isEqualTo(2);
        assertThat(group.at("/resolved").intValue()).isEqualTo(1);
    }

    @Test
    void ignoresWithdrawnFinding() throws IOException {
        Path file = directory.resolve("withdrawn.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            Session session = log.open("Orders.physical");
            log.pass(Duration.ofSeconds(30)).announce(session).held(session, 1);
            log.end(session, SessionEnd.WITHDRAWN).closed("Orders.find", Duration.ofMillis(1));
        }

        assertThat(json(file).at("/verdict/findings").intValue()).isZero();
        assertThat(json(file).at("/runs/0/unfinished").intValue()).isZero();
        assertThat(Command.run("report", file).out())
                .contains("VERDICT: no findings in 1 session, as far as the logs go");
    }

    @Test
    void includesSessionsOfSummaries() throws IOException {
        Path file = directory.resolve("summaries.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            for (int i = 1; i <= 1000; i++) {
                Session session = log.open("Orders.find");
                log.pass(Duration.ofMillis(i)).unwritten(session);
            }
            log.stop();
        }

        JsonNode source = json(file).at("/sources/0");
        assertThat(source.at("/sessions").intValue()).isEqualTo(1000);
        assertThat(source.at("/ends/closed").intValue()).isEqualTo(1000);
        assertThat(source.at("/held_ms/p50").doubleValue()).isCloseTo(500, within(10.0));
        assertThat(source.at("/held_ms/p99").doubleValue()).isCloseTo(990, within(20.0));
        assertThat(source.at("/held_ms/max").doubleValue()).isCloseTo(1000, within(10.0));
        assertThat(source.at("/held_ms/approximate").booleanValue()).isTrue();
        assertThat(Command.run("report", file).out()).contains("~", "approximate", "no findings in 1,000 sessions.");
    }

    @Test
    void recognizesKilledJvmByMissingEndAndOpenSessions() throws IOException {
        Path file = directory.resolve("killed.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            Session session = log.open("Orders.dawdle");
            log.pass(Duration.ofSeconds(2)).announce(session);
            log.closed("Orders.find", Duration.ofMillis(1));
        }

        assertThat(Command.run("report", file).out())
                .contains("no stop record: the JVM was killed, or still runs; 1 session was")
                .contains("closed 1; unfinished 1")
                .contains("as far as the logs go: 1 run has no end");
    }

    @Test
    void groupsSamePlaceOfSeveralLogs() throws IOException {
        Path first = directory.resolve("first.jsonl");
        Path second = directory.resolve("second.jsonl");
        for (Path file : new Path[] {first, second}) {
            try (SampleLog log = new SampleLog(file)) {
                log.abandoned(log.open("Orders.forget")).stop();
            }
        }

        JsonNode report = json(first, second);
        assertThat(report.at("/runs").size()).isEqualTo(2);
        assertThat(report.at("/findings").size()).isEqualTo(1);
        assertThat(report.at("/findings/0/count").intValue()).isEqualTo(2);
        assertThat(report.at("/sources/0/sessions").intValue()).isEqualTo(2);
    }

    @Test
    void reportsLostLines() throws IOException {
        Path file = directory.resolve("holed.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            log.closed("Orders.find", Duration.ofMillis(1))
                    .closed("Orders.find", Duration.ofMillis(1))
                    .stop();
        }
        var lines = Files.readAllLines(file);
        lines.remove(3);
        Files.write(file, lines);

        assertThat(Command.run("report", file).out()).contains("counts 1 more sessions than the lines");
    }

    @Test
    void reportsPossiblyHarmlessFindingAsInfo() throws IOException {
        Path file = directory.resolve("info.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            Session session = log.open("Orders.call");
            log.uncommitted(session, 0).close(session).stop();
        }

        assertThat(Command.run("report", file).out()).contains("INFO  1 x uncommitted-close", "was closed with what");
    }

    @Test
    void removesTerminalEscapeSequences() throws IOException {
        Path file = directory.resolve("escape.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            Session first = log.open("Orders.list");
            log.second(log.open("Orders.count", "evil\u001b[2J\nVERDICT: no findings"), first)
                    .stop();
        }

        assertThat(Command.run("report", file).out()).doesNotContain("\u001b").contains("evil [2J VERDICT");
    }

    @Test
    void jsonReportHasStableNames() throws IOException {
        Path file = directory.resolve("names.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            log.abandoned(log.open("Orders.forget")).stop();
        }

        JsonNode report = json(file);
        assertThat(report.propertyNames())
                .containsExactly("report", "runs", "findings", "sources", "pools", "problems", "verdict", "services");
        assertThat(report.at("/runs/0").propertyNames())
                .containsExactly(
                        "file",
                        "from",
                        "to",
                        "main",
                        "java",
                        "pid",
                        "host",
                        "agent",
                        "options",
                        "stopped",
                        "missing_parts",
                        "sessions",
                        "unfinished",
                        "untracked",
                        "changes",
                        "unaudited");
        assertThat(report.at("/findings/0").propertyNames())
                .containsExactly(
                        "kind",
                        "title",
                        "severity",
                        "count",
                        "resolved",
                        "jvms",
                        "place",
                        "place_kind",
                        "through",
                        "stacks",
                        "site",
                        "sites",
                        "frames",
                        "frames_left_out",
                        "sources",
                        "first",
                        "last",
                        "message",
                        "remedy");
        assertThat(report.at("/sources/0").propertyNames())
                .containsExactly("source", "class", "urls", "max", "sessions", "held_ms", "ends", "unfinished");
        assertThat(report.at("/verdict").propertyNames())
                .containsExactly("outcome", "findings", "severities", "sessions", "jvms");
        assertThat(report.at("/services/0").propertyNames())
                .containsExactly("main", "java", "jvms", "hosts", "first_hosts", "sessions");
        assertThat(report.at("/pools/0").propertyNames())
                .containsExactly(
                        "source",
                        "max",
                        "average_in_use",
                        "most_in_use",
                        "busiest",
                        "waits",
                        "needs",
                        "places",
                        "not_timed");
        assertThat(report.at("/pools/0/places/0").propertyNames())
                .containsExactly(
                        "place",
                        "place_kind",
                        "through",
                        "stacks",
                        "others",
                        "sessions",
                        "held_ms",
                        "share",
                        "average_in_use",
                        "most_in_use",
                        "idle");
        assertThat(report.at("/runs/0/from").stringValue()).startsWith("2026-11-22T12:00:00");
    }

    private static JsonNode json(Path... files) {
        Object[] arguments = new Object[files.length + 3];
        arguments[0] = "report";
        arguments[1] = "--format";
        arguments[2] = "json";
        System.arraycopy(files, 0, arguments, 3, files.length);
        return JsonMapper.shared().readTree(Command.run(arguments).out());
    }
}
