package io.sessionaudit.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

import io.sessionaudit.tools.input.RunIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Logs whose strings, sizes and numbers were chosen to harm who reads them. */
class HostileLogTest {
    private static final String EVIL = "x\u001b]0;OWNED\u0007\u009b31m\u202eab\u2028\rforged\nline";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report",
                "report --format json",
                "check",
                "check --severity info",
                "sessions",
                "sessions --format json",
                "sessions --format csv",
                "export --format csv",
                "export --format perfetto"
            })
    void printsNoControlCharacters(String command) throws IOException {
        assertPrintable(run(command, evilLog(1)));
        assertPrintable(run(command, evilLog(99)));
        assertPrintable(run(command, directory.resolve("no\u001b[31m\u202efile.jsonl")));
    }

    @Test
    void printsNoControlCharactersOfUsageErrors() {
        assertPrintable(Command.run("report", "--\u001b[31m", "x"));
        assertPrintable(Command.run("re\u001b[31mport"));
        assertPrintable(Command.run("attach", "\u009b31m"));
    }

    @Test
    void combinesSourcesBeyondLimit() throws IOException {
        Path log = write(
                IntStream.range(0, 3_000).mapToObj(i -> session(i, "pool-" + i)).toList());
        JsonNode report = JsonMapper.shared()
                .readTree(Command.run("report", "--format", "json", log).out());

        assertThat(report.get("sources")).hasSize(1_001);
        assertThat(report.get("sources").get(0).get("source").asString()).isEqualTo("others");
        assertThat(report.get("sources").get(0).get("sessions").asLong()).isEqualTo(2_000);
        assertThat(report.get("verdict").get("sessions").asLong()).isEqualTo(3_000);
        assertThat(Command.run("report", log).out()).contains("... and 901 more sources");
    }

    @Test
    void combinesRunsBeyondLimit() throws IOException {
        List<String> lines = IntStream.range(0, RunIndex.MAX_RUNS + 500)
                .mapToObj(i -> "{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00Z\",\"format\":1,\"run\":\"" + i
                        + "\"}\n" + session(i, "orders"))
                .toList();
        Path log = write(lines);
        JsonNode report = JsonMapper.shared()
                .readTree(Command.run("report", "--format", "json", log).out());

        assertThat(report.get("runs")).hasSize(RunIndex.MAX_RUNS + 1);
        assertThat(report.get("runs").get(RunIndex.MAX_RUNS).get("sessions").asLong())
                .isEqualTo(500);
        assertThat(report.get("verdict").get("sessions").asLong()).isEqualTo(RunIndex.MAX_RUNS + 500L);
    }

    @Test
    void skipsImpossibleCounts() throws IOException {
        Path log = write(List.of(
                session(1, "orders"),
                "{\"type\":\"summary\",\"time\":\"2026-11-22T12:00:00Z\",\"source\":\"orders\",\"sessions\":-5}",
                "{\"type\":\"summary\",\"time\":\"2026-11-22T12:00:00Z\",\"source\":\"orders\",\"sessions\":"
                        + Long.MAX_VALUE + "}",
                "{\"type\":\"summary\",\"time\":\"2026-11-22T12:00:00Z\",\"source\":\"orders\",\"sessions\":1,"
                        + "\"findings\":{\"held\":-7}}"));
        Command report = Command.run("report", log);

        assertThat(report.out()).contains("VERDICT: no findings in 1 session", "3 parts could not be read");
    }

    @Test
    void reportsErrorsInOneLineWithDocumentedCode() {
        assertFails(new OutOfMemoryError("Java heap space"), "the memory of this JVM is not sufficient");
        assertFails(new StackOverflowError(), "the stack of this JVM is not sufficient");
        assertFails(new NoClassDefFoundError("org/w3c/dom/Node"), "this Java lacks a part");
        assertFails(new IllegalStateException("odd"), "odd");
    }

    private static void assertFails(Throwable failure, String message) {
        InputStream before = System.in;
        System.setIn(new FailingStream(failure));
        try {
            Command check = Command.run("check", "-");
            assertThat(check.exitCode()).as("unknown").isEqualTo(3);
            assertThat(check.err().lines()).singleElement().asString().contains(message);
            Command report = Command.run("report", "-");
            assertThat(report.exitCode()).isEqualTo(1);
            assertThat(report.err().lines()).singleElement().asString().contains(message);
        } finally {
            System.setIn(before);
        }
    }

    private static final class FailingStream extends InputStream {
        private final Throwable failure;

        FailingStream(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public int read() {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return read();
        }
    }

    private static void assertPrintable(Command command) {
        assertThat(command.out() + command.err())
                .as("output")
                .isNotEmpty()
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\u2028");
        assertThat((command.out() + command.err()).lines())
                .noneMatch(line -> line.startsWith("forged") || line.startsWith("line"));
    }

    private static Command run(String command, Path log) {
        return Command.run((Object[]) (command + " " + log).split(" "));
    }

    private Path evilLog(int format) throws IOException {
        String evil = JsonMapper.shared().writeValueAsString(EVIL);
        String time = ",\"time\":\"2026-11-22T12:00:00.000000Z\"";
        return Files.write(
                directory.resolve("evil" + format + ".jsonl"),
                List.of(
                        "{\"type\":\"start\"" + time + ",\"format\":" + format + ",\"agent\":" + evil + ",\"main\":"
                                + evil + ",\"host\":" + evil + ",\"pid\":1,\"options\":{\"log\":" + evil + "}}",
                        "{\"type\":\"source\"" + time + ",\"source\":" + evil + ",\"class\":" + evil + ",\"url\":"
                                + evil + "}",
                        "{\"type\":\"site\"" + time + ",\"site\":" + evil + ",\"frames\":[" + evil + "]}",
                        "{\"type\":\"unaudited\"" + time + ",\"class\":" + evil + ",\"reason\":" + evil + "}",
                        "{\"type\":\"session\"" + time + ",\"session\":1,\"source\":" + evil + ",\"thread\":" + evil
                                + ",\"opened\":\"2026-11-22T12:00:00.000000Z\",\"held_ms\":1.0,\"end\":" + evil
                                + ",\"site\":" + evil + ",\"scope\":" + evil + "}",
                        "{\"type\":\"finding\"" + time + ",\"finding\":1,\"kind\":" + evil + ",\"severity\":" + evil
                                + ",\"session\":1,\"source\":" + evil + ",\"site\":" + evil + ",\"message\":" + evil
                                + ",\"remedy\":" + evil + "}",
                        "{\"type\":" + evil + "}",
                        "no JSON \u009b31m"));
    }

    private Path write(List<String> lines) throws IOException {
        Path log = directory.resolve("log.jsonl");
        Files.write(
                log, List.of("{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00Z\",\"format\":1,\"run\":\"first\"}"));
        if (lines.get(0).startsWith("{\"type\":\"start\"")) {
            Files.write(log, lines);
        } else {
            Files.write(log, lines, StandardOpenOption.APPEND);
        }
        return log;
    }

    private static String session(int number, String source) {
        return "{\"type\":\"session\",\"time\":\"2026-11-22T12:00:00Z\",\"session\":" + number + ",\"source\":\""
                + source + "\",\"held_ms\":1.5,\"end\":\"closed\"}";
    }
}
