package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.options.Options.Fsync;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.runtime.support.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Another process truncates, renames or deletes the log while it is written: each file is readable on its own. */
class LostFileTest {
    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock();
    private final Source source = new Source("com.acme.Source", null);
    private final AuditLog log = new AuditLog(1024, false);
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private Path file;
    private LogThread thread;

    @BeforeEach
    void start() throws IOException {
        source.setDescription(new Source.Description("orders", null, 5, Database.OTHER));
        file = directory.resolve("audit.jsonl");
        LogTarget target =
                LogTarget.open(file.toString(), new Rotation(1 << 20, Duration.ZERO, 5, 0, false), warnings::add);
        LogOutput output = new LogOutput(target);
        Ledger ledger = new Ledger(new LogWriter(output), clock, BacktraceReader.UNREADABLE);
        ledger.start(Map.of());
        thread = new LogThread(
                log,
                ledger,
                output,
                Duration.ofMillis(5).toNanos(),
                Fsync.OFF,
                new LogThread.FailureHandlers(failure -> warnings.add(failure.toString()), warnings::add));
        thread.start();
        writeSession();
        await().until(() -> Files.exists(file) && records(file, LogFormat.SESSION) == 1);
    }

    @AfterEach
    void finish() throws InterruptedException {
        thread.finish(10_000, 10_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void continuesAtTheBeginningOfTruncatedFile() throws Exception {
        Path copy = Files.copy(file, directory.resolve("copy.jsonl"));
        truncate(0);
        writeSession();
        await().until(() -> records(file, LogFormat.SESSION) == 1);
        thread.finish(10_000, 10_000);

        assertThat(Files.readAllBytes(file)).doesNotContain((byte) 0);
        assertCompletePart(file, 2);
        assertCompletePart(copy, 1);
        assertThat(warnings).isEmpty();
    }

    @Test
    void terminatesLineOfFileTruncatedInPart() throws Exception {
        truncate(20);
        writeSession();
        await().until(() -> Files.readString(file).contains("\"session\":2"));
        thread.finish(10_000, 10_000);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).hasSize(20);
        assertThat(lines.get(1)).startsWith("{\"type\":\"start\"");
    }

    @Test
    void createsDeletedFileAgain() throws Exception {
        Files.delete(file);
        writeSession();
        await().until(() -> Files.exists(file) && records(file, LogFormat.SESSION) == 1);
        thread.finish(10_000, 10_000);

        assertCompletePart(file, 2);
        assertThat(warnings).singleElement().asString().contains("was renamed or deleted by another process");
    }

    @Test
    void continuesUnderItsNameIfFileWasRenamed() throws Exception {
        Path renamed = Files.move(file, directory.resolve("renamed.jsonl"));
        writeSession();
        await().until(() -> Files.exists(file) && records(file, LogFormat.SESSION) == 1);
        thread.finish(10_000, 10_000);

        assertCompletePart(renamed, 1);
        assertCompletePart(file, 2);
    }

    @Test
    void staysInItsFileIfNameBecameUnsafe() throws Exception {
        Path renamed = Files.move(file, directory.resolve("renamed.jsonl"));
        Path victim = Files.writeString(directory.resolve("victim.txt"), "");
        Files.createSymbolicLink(file, victim);
        writeSession();
        await().until(() -> records(renamed, LogFormat.SESSION) == 2);

        assertThat(victim).isEmptyFile();
        assertThat(warnings).singleElement().asString().contains("cannot be created again", "symbolic link");
    }

    private void truncate(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    /** Each session has the same site. */
    private void writeSession() {
        Throwable stack = new Throwable();
        stack.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("com.acme.Orders", "find", "Orders.java", 41)});
        Session session = new Session(
                new Object(),
                new SessionOrigin(Owner.of(Thread.currentThread(), false), source, "main"),
                clock.nanoTime(),
                stack);
        session.beginClose();
        session.end(SessionEnd.CLOSING, SessionEnd.CLOSED, clock.nanoTime());
        log.accept(session);
    }

    /** It begins with its {@code start}, and declares the site and the source of its one session before that. */
    private static void assertCompletePart(Path part, int number) throws IOException {
        assertThat(types(part).subList(0, 4))
                .containsExactly(LogFormat.START, LogFormat.SOURCE, LogFormat.SITE, LogFormat.SESSION);
        assertThat(types(part)).containsOnlyOnce(LogFormat.START, LogFormat.SITE);
        List<LogProblem> problems = new ArrayList<>();
        LogReader.read(
                part,
                each -> {
                    if (each.type().equals(LogFormat.START)) {
                        assertThat(each.number(LogFormat.PART, -1)).isEqualTo(number);
                    }
                },
                problems::add);
        assertThat(problems).isEmpty();
    }

    private static List<String> types(Path part) throws IOException {
        List<String> types = new ArrayList<>();
        LogReader.read(part, each -> types.add(each.type()), problem -> {});
        return types;
    }

    private static long records(Path part, String type) throws IOException {
        return types(part).stream().filter(type::equals).count();
    }
}
