package io.sessionaudit.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.acme.app.TirelessClerk;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Sharded
class RotationIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern SITE = Pattern.compile("\"site\":\"(\\w+)\"");

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void runInManyFilesIsCompleteAndEachFileIsReadable() throws IOException {
        RunningJvm clerk = start("rotate-size=64KB");
        await().atMost(LIMIT).until(() -> logs(clerk.directory()).size() > 5);
        FinishedJvm finished = clerk.release().end().successful();

        List<Path> logs = logs(clerk.directory());
        long sessions = 0;
        for (Path log : logs) {
            AuditRecords records = AuditRecords.read(log);
            sessions += records.sessions();
            assertThat(records.all().get(0).type()).isEqualTo("start");
            // The last file may have been started after the last session: its records may name no source, or only those
            // of type usage do. Sessions without a captured stack name no site.
            assertThat(records.ofType("source")).hasSize(isSourceNamed(records) ? 1 : 0);
            assertThat(records.ofType("site").stream().map(site -> site.text("site")))
                    .containsExactlyInAnyOrderElementsOf(sitesNamed(records));
        }
        assertThat(sessions).isEqualTo(Long.parseLong(finished.fact("sessions")));
        FinishedJvm report =
                forks.jar(Artifacts.agent()).arguments("report", ".").run();
        assertThat(report.out())
                .containsOnlyOnce("RUN")
                .contains("VERDICT: no findings in " + String.format("%,d", sessions))
                .doesNotContain("NOT READ", "missing");
    }

    private static boolean isSourceNamed(AuditRecords records) {
        return records.all().stream()
                .anyMatch(record -> !record.type().equals("source") && record.text("source") != null);
    }

    /** The sites that sessions name, and those in the lists of {@code usage}. */
    private static Set<String> sitesNamed(AuditRecords records) {
        return records.all().stream()
                .filter(record -> !record.type().equals("site"))
                .flatMap(record -> SITE.matcher(record.json()).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void deletesOldFilesBeyondTheLimit() throws IOException {
        RunningJvm clerk = start("rotate-size=64KB,rotate-keep=2,rotate-gzip=false");
        // Between the rename of one file and the creation of the next, no file has that name.
        await().atMost(LIMIT)
                .ignoreExceptionsMatching(RotationIT::noSuchFile)
                .until(() -> lastPart(clerk.directory()) > 6);
        clerk.release().end().successful();

        // The file that was rotated last may still wait for the thread that deletes.
        assertThat(logs(clerk.directory())).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void killedJvmLeavesEveryFileReadable() throws IOException {
        RunningJvm clerk = start("rotate-size=64KB");
        await().atMost(LIMIT).until(() -> logs(clerk.directory()).size() > 3);
        clerk.kill();

        List<AuditRecords> all = new ArrayList<>();
        for (Path log : logs(clerk.directory())) {
            AuditRecords records = AuditRecords.readDamaged(log);
            assertThat(records.problems()).as(log.toString()).hasSizeLessThanOrEqualTo(1);
            all.add(records);
        }
        // Numbers are assigned in the order of writing, so that a gap is a loss.
        List<Long> numbers = all.stream()
                .flatMap(records -> records.ofType("session").stream())
                .map(session -> session.number("session", 0))
                .sorted()
                .distinct()
                .toList();
        assertThat(numbers.get(numbers.size() - 1)).isEqualTo(numbers.size());
    }

    private RunningJvm start(String options) {
        return forks.jvm(TirelessClerk.class)
                .agent("flush=50ms", options)
                .start()
                .awaitLine("ready");
    }

    private static long lastPart(Path directory) {
        return AuditRecords.readDamaged(directory.resolve(ForkedJvm.LOG)).ofType("start").stream()
                .mapToLong(start -> start.number("part", 0))
                .max()
                .orElse(0);
    }

    private static boolean noSuchFile(Throwable e) {
        return e.getCause() instanceof NoSuchFileException;
    }

    private static List<Path> logs(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.jsonl(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }
}
