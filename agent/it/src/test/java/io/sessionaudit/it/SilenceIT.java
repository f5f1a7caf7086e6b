package io.sessionaudit.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.acme.app.Clerk;
import com.acme.app.PatientClerk;
import com.acme.support.Sharded;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the agent writes, and where it does not. */
@Sharded
class SilenceIT {
    private static final String SESSIONS = "30";

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void printsOneLineOnStandardErrorAndNothingElse() {
        FinishedJvm alone = clerk().run().successful();
        FinishedJvm audited = clerk().agent().run().successful();

        assertThat(audited.out()).isEqualTo(alone.out()).contains("letters=29", "good night");
        List<String> start = audited.startLines();
        assertThat(start)
                .containsExactly("session-audit: auditing JDBC sessions, log="
                        + audited.directory().resolve(ForkedJvm.LOG) + ", thread-rule=log");
        assertThat(audited.err()).isEqualTo(start.get(0) + System.lineSeparator() + alone.err());
        assertThat(audited.log().sessions()).isEqualTo(31);
        assertThat(audited.log().findings()).isEmpty();
    }

    @Test
    void writesLogToStandardOutput() throws IOException {
        FinishedJvm alone = clerk().run().successful();
        FinishedJvm audited = clerk().agent("log=stdout").run().successful();

        assertThat(withoutRecords(audited.out())).isEqualTo(alone.out());
        assertThat(audited.startLines())
                .containsExactly("session-audit: auditing JDBC sessions, log=stdout, thread-rule=log");
        assertThat(audited.applicationErr()).isEqualTo(alone.err());
        assertThat(records(audited.out()).sessions()).isEqualTo(31);
        assertThat(logFiles()).isEmpty();
    }

    @Test
    void writesLogToStandardError() throws IOException {
        FinishedJvm alone = clerk().run().successful();
        FinishedJvm audited = clerk().agent("log=stderr").run().successful();

        assertThat(audited.out()).isEqualTo(alone.out());
        assertThat(withoutRecords(audited.applicationErr())).isEqualTo(alone.err());
        assertThat(records(audited.err()).sessions()).isEqualTo(31);
        assertThat(logFiles()).isEmpty();
    }

    /** Regression: records were cut at the end of a buffer, with lines of the application in between. */
    @ParameterizedTest
    @ValueSource(strings = {"stdout", "stderr"})
    void keepsLinesIntactOnStreamSharedWithApplication(String stream) throws IOException {
        FinishedJvm audited = forks.jvm(Clerk.class)
                .agent("log=" + stream, "flush=10ms")
                .arguments("4000")
                .run()
                .successful();

        assertThat(records(stream.equals("stdout") ? audited.out() : audited.err())
                        .sessions())
                .isEqualTo(4001);
        assertThat(audited.out().lines().filter(line -> !isRecord(line)))
                .allMatch(line -> line.matches("letter \\d+: 1 row|letters=3999|good night"))
                .hasSize(4001);
    }

    @Test
    void writesNoLogIfDisabled() throws IOException {
        FinishedJvm alone = clerk().run().successful();
        FinishedJvm audited = clerk().agent("log=none").run().successful();

        assertThat(audited.out()).isEqualTo(alone.out());
        assertThat(audited.applicationErr()).isEqualTo(alone.err());
        assertThat(logFiles()).isEmpty();
    }

    @Test
    void writesToWorkingDirectoryUnderProcessIdByDefault() throws IOException {
        RunningJvm clerk = clerk().agentArgument("").start();
        clerk.end().successful();

        assertThat(logFiles()).containsExactly("session-audit-" + clerk.pid() + ".jsonl");
    }

    @Test
    void expandsProcessIdHostAndTime() throws IOException {
        RunningJvm clerk = clerk().agent("log=a-%p-%h-%t.jsonl")
                .environment("HOSTNAME", "rosa/7")
                .start();
        clerk.end().successful();

        assertThat(logFiles()).singleElement().asString().matches("a-" + clerk.pid() + "-rosa_7-\\d{8}-\\d{6}\\.jsonl");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // its file system has no POSIX modes
    void createsLogReadableByOwnerOnly() throws IOException {
        FinishedJvm clerk = clerk().agent().run().successful();

        Path log = clerk.directory().resolve(ForkedJvm.LOG);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
    }

    @Test
    void usesSeparateFileForConcurrentJvm() {
        RunningJvm first = forks.jvm(PatientClerk.class).agent().start().awaitLine("ready");
        RunningJvm second = forks.jvm(PatientClerk.class).agent().start().awaitLine("ready");
        FinishedJvm firstEnd = first.release().end().successful();
        FinishedJvm secondEnd = second.release().end().successful();

        assertThat(firstEnd.log("audit.jsonl").only("start").number("pid", -1)).isEqualTo(first.pid());
        assertThat(secondEnd.log("audit-2.jsonl").only("start").number("pid", -1))
                .isEqualTo(second.pid());
        assertThat(firstEnd.log("audit.jsonl").sessions()).isEqualTo(PatientClerk.SESSIONS + 1);
        assertThat(secondEnd.log("audit-2.jsonl").sessions()).isEqualTo(PatientClerk.SESSIONS + 1);
        assertThat(secondEnd.startLines()).singleElement().asString().contains("audit-2.jsonl");
    }

    @Test
    void appendsToLogOfFinishedRun() {
        RunningJvm first = clerk().agent().start();
        first.end().successful();
        RunningJvm second = clerk().agent().start();
        AuditRecords log = second.end().successful().log();

        assertThat(log.ofType("start"))
                .extracting(start -> start.number("pid", -1))
                .containsExactly(first.pid(), second.pid());
        assertThat(log.all()).extracting(LogRecord::type).startsWith("start").endsWith("stop");
        assertThat(log.ofType("stop")).hasSize(2);
        assertThat(log.sessions()).isEqualTo(62);
    }

    @Test
    void startsNewLineAfterTruncatedLineOfKilledJvm() throws IOException {
        Path log = forks.directory().resolve(ForkedJvm.LOG);
        Files.writeString(log, "{\"type\":\"session\",\"ti");

        clerk().agent().run().successful();

        assertThat(Files.readAllLines(log).get(0)).isEqualTo("{\"type\":\"session\",\"ti");
        AuditRecords records = AuditRecords.readDamaged(log);
        assertThat(records.problems()).hasSize(1);
        assertThat(records.ofType("start")).hasSize(1);
        assertThat(records.sessions()).isEqualTo(31);
    }

    private ForkedJvm clerk() {
        return forks.jvm(Clerk.class).arguments(SESSIONS);
    }

    private List<String> logFiles() throws IOException {
        try (Stream<Path> files = Files.list(forks.directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .toList();
        }
    }

    private AuditRecords records(String output) throws IOException {
        Path file = Files.createTempFile(forks.directory(), "records", ".txt");
        Files.write(file, output.lines().filter(SilenceIT::isRecord).toList());
        return AuditRecords.read(file);
    }

    private static String withoutRecords(String output) {
        return output.lines()
                .filter(line -> !isRecord(line))
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static boolean isRecord(String line) {
        return line.startsWith("{\"type\":");
    }
}
