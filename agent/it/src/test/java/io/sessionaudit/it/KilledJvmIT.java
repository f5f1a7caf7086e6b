package io.sessionaudit.it;

import com.acme.app.PatientClerk;
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
class KilledJvmIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void losesAtMostOneFlushInterval() {
        AuditRecords log = kill().log();

        assertThat(log.sessions()).isEqualTo(PatientClerk.SESSIONS);
        assertThat(log.ofType("start")).hasSize(1);
        assertThat(log.ofType("stop")).isEmpty();
    }

    @Test
    void leavesLogThatTheReportMarksAsUnended() {
        kill();

        FinishedJvm report =
                forks.jar(Artifacts.agent()).arguments("report", ForkedJvm.LOG).run();

        assertThat(report.exitCode()).isZero();
        assertThat(report.out()).contains("letters", "no stop record: the JVM was killed");
    }

    /** Kills the JVM once it has flushed all events. */
    private FinishedJvm kill() {
        RunningJvm clerk =
                forks.jvm(PatientClerk.class).agent("flush=100ms").start().awaitLine("ready");
        await().untilAsserted(() -> assertThat(
                        AuditRecords.readDamaged(clerk.directory().resolve(ForkedJvm.LOG))
                                .sessions())
                .isEqualTo(PatientClerk.SESSIONS));
        FinishedJvm killed = clerk.kill();
        assertThat(killed.exitCode()).isNotZero();
        return killed;
    }
}
