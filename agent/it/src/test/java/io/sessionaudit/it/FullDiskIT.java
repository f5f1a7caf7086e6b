package io.sessionaudit.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.acme.app.TirelessClerk;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A disk without room, which needs no rights to be made: the system limits how long the JVM's files may be, and refuses what
 * goes beyond in the same way, after a part of it.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskIT {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void theLogGoesOnWhenThereIsRoomAgainAndSaysWhatWasNotWritten() throws Exception {
        RunningJvm clerk = forks.jvm(TirelessClerk.class)
                .agent("flush=50ms")
                .agentMayComplain()
                .start()
                .awaitLine("ready");
        Path log = clerk.directory().resolve(ForkedJvm.LOG);
        await().atMost(LONGEST).until(() -> Files.size(log) > 20_000);

        limitFiles(clerk, Files.size(log) + 10_000);
        await().atMost(LONGEST).until(() -> clerk.err().contains("cannot be written now"));
        long full = Files.size(log);
        await().during(Duration.ofMillis(300)).until(() -> Files.size(log) == full);
        limitFiles(clerk, -1);
        await().atMost(LONGEST).until(() -> clerk.err().contains("can be written again"));
        await().atMost(LONGEST).until(() -> Files.size(log) > full + 20_000);
        FinishedJvm finished = clerk.release().end().successful();

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
