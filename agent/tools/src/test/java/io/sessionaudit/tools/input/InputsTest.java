package io.sessionaudit.tools.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import com.acme.support.SpecialFiles;
import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.Command;
import io.sessionaudit.tools.SampleLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The ways in which every command accepts logs. */
class InputsTest {
    @TempDir
    Path directory;

    @Test
    void directoryStandsForItsLogs() throws IOException {
        log("a.jsonl", 2);
        gzip(log("b.jsonl", 3));
        Files.writeString(directory.resolve("notes.txt"), "not a log");

        assertThat(report(directory)).contains("no findings in 5 sessions").doesNotContain("NOT READ");
    }

    @Test
    void readsOnlyRegularFilesOfDirectory() throws IOException {
        log("a.jsonl", 2);
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(
                directory.resolve("b.jsonl"), Files.move(log("x.jsonl", 4), elsewhere.resolve("x.jsonl")));
        Files.createSymbolicLink(directory.resolve("c.jsonl"), Path.of("/dev/zero"));
        boolean hasFifo = SpecialFiles.fifo(directory.resolve("d.jsonl"));

        assertThat(report(directory)).as("with a FIFO: %s", hasFifo).contains("no findings in 2 sessions");
        assertThat(report(directory + "/*.jsonl")).contains("no findings in 2 sessions");
    }

    @Test
    void readsSeveralPipesOnce() throws Exception {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        assumeThat(SpecialFiles.fifo(first) && SpecialFiles.fifo(second))
                .as("there is mkfifo")
                .isTrue();
        Path log = log("a.jsonl", 2);
        List<CompletableFuture<Void>> writers = Stream.of(first, second)
                .map(pipe -> CompletableFuture.runAsync(() -> copy(log, pipe)))
                .toList();

        assertThat(report(first, second)).contains("in 4 sessions");
        for (CompletableFuture<Void> writer : writers) {
            writer.get(1, TimeUnit.MINUTES);
        }
    }

    private static void copy(Path from, Path to) {
        try (OutputStream out = Files.newOutputStream(to)) {
            Files.copy(from, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void expandsPatternsNotExpandedByTheShell() throws IOException {
        log("audit-1.jsonl", 2);
        log("audit-2.jsonl", 3);
        log("other.jsonl", 4);

        assertThat(report(directory + "/audit-*.jsonl")).contains("no findings in 5 sessions");
        Command none = Command.run("report", directory + "/nothing-*.jsonl");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("no file matches");
    }

    @Test
    void readsLogNamedTwiceOnce() throws IOException {
        Path log = log("a.jsonl", 2);

        assertThat(report(log, directory, directory + "/*.jsonl")).contains("no findings in 2 sessions");
    }

    @Test
    void readsPlainAndCompressedStandardInput() throws IOException {
        Path log = log("a.jsonl", 2);
        Path packed = gzip(log("b.jsonl", 3));

        assertThat(reportOfStandardInput(Files.readAllBytes(log))).contains("no findings in 2 sessions", "stdin");
        assertThat(reportOfStandardInput(Files.readAllBytes(packed))).contains("no findings in 3 sessions");
    }

    @Test
    void mergesLogsOfSeveralJvmsByTime() throws IOException {
        Path first = directory.resolve("first.jsonl");
        Path second = directory.resolve("second.jsonl");
        try (SampleLog log = new SampleLog(first);
                SampleLog other = new SampleLog(second)) {
            for (int i = 0; i < 5; i++) {
                log.closed("Orders.find", Duration.ofSeconds(2));
                other.pass(Duration.ofSeconds(1)).closed("Orders.find", Duration.ofSeconds(1));
            }
        }
        List<LogRecord> records = new ArrayList<>();
        new LogMerge(List.of(new LogInput(second), new LogInput(first)), InputsTest::fail, bytes -> {})
                .forEach(records::add);

        List<Instant> sessions = records.stream()
                .filter(record -> record.type().equals("session"))
                .map(LogRecord::time)
                .toList();
        assertThat(sessions).hasSize(10).isSorted();
        assertThat(records.stream().map(LogRecord::file).distinct()).hasSize(2);
    }

    @Test
    void combinesFilesOfOneRun() throws IOException {
        Path second = directory.resolve("audit.2.jsonl");
        try (SampleLog log = new SampleLog(directory.resolve("audit.1.jsonl"))) {
            log.closed("Orders.find", Duration.ofMillis(4))
                    .rotate(second)
                    .closed("Orders.find", Duration.ofMillis(4))
                    .stop();
        }

        assertThat(report(directory))
                .containsOnlyOnce("RUN")
                .contains("VERDICT: no findings in 2 sessions.")
                .doesNotContain("NOT READ");
        assertThat(report(second))
                .contains("missing     1 file of this run")
                .contains("VERDICT: no findings in 1 session, as far as the logs go: 1 file is missing.")
                .doesNotContain("NOT READ");
    }

    private String report(Object... logs) {
        Object[] arguments = new Object[logs.length + 1];
        arguments[0] = "report";
        System.arraycopy(logs, 0, arguments, 1, logs.length);
        Command command = Command.run(arguments);
        assertThat(command.exitCode()).as(command.err()).isZero();
        return command.out();
    }

    private String reportOfStandardInput(byte[] bytes) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(bytes));
        try {
            return report("-");
        } finally {
            System.setIn(before);
        }
    }

    private Path log(String name, int sessions) throws IOException {
        Path file = directory.resolve(name);
        try (SampleLog log = new SampleLog(file)) {
            for (int i = 0; i < sessions; i++) {
                log.closed("Orders.find", Duration.ofMillis(4));
            }
            log.stop();
        }
        return file;
    }

    private Path gzip(Path log) throws IOException {
        Path packed = log.resolveSibling(log.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(log, out);
        }
        Files.delete(log);
        return packed;
    }

    private static void fail(LogProblem problem) {
        throw new AssertionError(problem.text());
    }
}
