package io.sessionaudit.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.acme.app.TirelessClerk;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.OwnDisk;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * A full disk: a real one, small and mounted for the JVM alone, if the system permits it. On every system also a limit
 * on the size of the JVM's files, which fails in the same way after a partial write.
 */
@Sharded
@EnabledOnOs(OS.LINUX)
class FullDiskIT {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void logContinuesAndReportsLossIfFileMayGrowAgain() throws Exception {
        RunningJvm clerk = forks.jvm(TirelessClerk.class)
                .agent("flush=50ms")
                .agentMayComplain()
                .start()
                .awaitLine("ready");
        Path log = clerk.directory().resolve(ForkedJvm.LOG);
        awaitSize(log, 20_000);

        limitFiles(clerk, Files.size(log) + 10_000);
        long full = awaitFull(clerk, log);
        limitFiles(clerk, -1);
        awaitMore(clerk, log, full);

        requireExact(clerk.release().end().successful());
    }

    @Test
    void logContinuesAndReportsLossIfDiskHasSpaceAgain() throws Exception {
        assumeThat(OwnDisk.isAllowed())
                .as("a disk may be mounted (root, or user name spaces); else only the limit of file sizes is tested")
                .isTrue();
        RunningJvm clerk = forks.jvm(TirelessClerk.class)
                .disk(OwnDisk.of("16m"))
                .agent("flush=50ms", "log=" + ForkedJvm.DISK + "/" + ForkedJvm.LOG)
                .arguments("1000000")
                .agentMayComplain()
                .start()
                .awaitLine("ready");
        Path log = OwnDisk.of(clerk).resolve(ForkedJvm.LOG);
        awaitSize(log, 20_000);

        Path filler = fill(OwnDisk.of(clerk));
        long full = awaitFull(clerk, log);
        assertThat(clerk.err()).contains("No space left on device");
        Files.delete(filler);
        awaitMore(clerk, log, full);

        try (InputStream opened = Files.newInputStream(log)) { // the deleted disk exists as long as this is open
            FinishedJvm finished = clerk.release().end().successful();
            Files.copy(opened, finished.directory().resolve(ForkedJvm.LOG));
            requireExact(finished);
        }
    }

    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        byte[] bytes = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
        return filler;
    }

    private static void awaitSize(Path log, long bytes) {
        await().atMost(LONGEST).until(() -> Files.exists(log) && Files.size(log) > bytes);
    }

    private static long awaitFull(RunningJvm clerk, Path log) throws IOException {
        await().atMost(LONGEST).until(() -> clerk.err().contains("cannot be written now"));
        long full = Files.size(log);
        await().during(Duration.ofMillis(300)).until(() -> Files.size(log) == full);
        return full;
    }

    private static void awaitMore(RunningJvm clerk, Path log, long full) {
        await().atMost(LONGEST).until(() -> clerk.err().contains("can be written again"));
        awaitSize(log, full + 20_000);
    }

    private static void requireExact(FinishedJvm finished) {
        AuditRecords records = finished.log();
        assertThat(records.ofType("summary"))
                .singleElement()
                .satisfies(summary -> assertThat(summary.number("sessions", 0)).isPositive());
        assertThat(records.sessions())
                .isEqualTo(Long.parseLong(finished.fact("sessions")))
                .isEqualTo(records.only("stop").number("sessions", 0));
        assertThat(finished.complaints()).hasSize(2);
    }

    private static void limitFiles(RunningJvm jvm, long bytes) throws IOException, InterruptedException {
        String limit = bytes < 0 ? "unlimited" : Long.toString(bytes);
        Process prlimit = new ProcessBuilder("prlimit", "--pid", "" + jvm.pid(), "--fsize=" + limit + ":unlimited")
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor()).isZero();
    }
}
