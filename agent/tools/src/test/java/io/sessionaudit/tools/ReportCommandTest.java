package io.sessionaudit.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** How the report handles missing, empty, foreign and damaged files. */
class ReportCommandTest {
    @TempDir
    Path directory;

    @Test
    void reportsMissingFileInOneLineWithoutReport() throws IOException {
        Command command = Command.run("report", clean("good.jsonl"), directory.resolve("gone.jsonl"));

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err().lines()).singleElement().asString().contains("gone.jsonl", "name a log");
    }

    @Test
    void rejectsDirectoryWithoutLogs() {
        Command command = Command.run("report", directory);

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err().lines()).singleElement().asString().contains("there is no *.jsonl");
    }

    @Test
    void reportsMissingArgumentInOneLineWithExample() {
        Command command = Command.run("report");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err().lines())
                .containsExactly("session-audit: report needs a log; for example:"
                        + " java -jar session-audit.jar report session-audit-4242.jsonl");
    }

    @Test
    void reportsEmptyLogInOneLine() throws IOException {
        Command command = Command.run("report", write("empty.jsonl", ""));

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.out()).isEmpty();
        assertThat(command.err().lines()).singleElement().asString().contains("empty.jsonl is empty", "stderr");
    }

    @Test
    void reportsForeignFileInOneLineRegardlessOfLength() throws IOException {
        Command json =
                Command.run("report", write("foreign.jsonl", "{\"level\":\"INFO\",\"msg\":\"hello\"}\n".repeat(50)));
        Command text = Command.run("report", write("foreign.txt", "hello\n".repeat(50)));

        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.err().lines())
                .singleElement()
                .asString()
                .contains("is no Session Audit log", "session-audit-PID.jsonl");
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.err().lines()).singleElement().asString().contains("is no Session Audit log");
    }

    @Test
    void rejectsOtherFormatVersionWithBothNumbers() throws IOException {
        String start =
                "{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"format\":9,\"agent\":\"7.0.0\"}\n";

        Command command = Command.run("report", write("later.jsonl", start));

        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err().lines())
                .singleElement()
                .asString()
                .contains("later.jsonl:1", "format 9", "format 1", "version 7.0.0");
    }

    @Test
    void reportsReadableLogsAmongOthers() throws IOException {
        Command command = Command.run("report", write("empty.jsonl", ""), clean("good.jsonl"));

        assertThat(command.exitCode()).isZero();
        assertThat(command.out())
                .contains("NOT READ", "empty.jsonl is empty", "no findings in 2 sessions", "1 part could not be read");
    }

    @Test
    void ignoresTruncatedLastLine() throws IOException {
        Path log = clean("cut.jsonl");
        byte[] bytes = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(bytes, bytes.length - 20));

        Command command = Command.run("report", log);

        assertThat(command.exitCode()).isZero();
        assertThat(command.out())
                .contains("cut.jsonl:6 is cut off", "no stop record: the JVM was killed, or still runs")
                .contains("VERDICT: no findings in 2 sessions, as far as the logs go:");
    }

    @Test
    void printsValidJsonIfNothingIsReadable() throws IOException {
        Command command = Command.run("report", "--format", "json", write("empty.jsonl", ""));

        JsonNode report = JsonMapper.shared().readTree(command.out());
        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(report.at("/verdict/outcome").stringValue()).isEqualTo("nothing-readable");
        assertThat(report.at("/problems/count").intValue()).isEqualTo(1);
    }

    @Test
    void usesColoursOnlyOnRequest() throws IOException {
        Path log = clean("good.jsonl");

        assertThat(Command.run(Ansi.OFF, "report", log).out()).doesNotContain("\u001b");
        assertThat(Command.run(Ansi.ON, "report", log).out()).contains("\u001b[1m");
        assertThat(Command.run(Ansi.ON, "report", "--format", "json", log).out())
                .doesNotContain("\u001b");
    }

    private Path clean(String name) throws IOException {
        Path file = directory.resolve(name);
        try (SampleLog log = new SampleLog(file)) {
            log.closed("Orders.find", Duration.ofMillis(4))
                    .closed("Orders.find", Duration.ofMillis(8))
                    .stop();
        }
        return file;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
