package io.sessionaudit.it.recording;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.acme.recording.RecordedFaults;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;

/** Every kind of finding on three pools, reported without a call on an object of the application or of the driver. */
@Sharded
class RecordedFaultsIT {
    /** The kinds that are reported while the fault lasts. */
    private static final List<String> WHILE_OPEN =
            List.of("held", "idle-in-transaction", "abandoned", "orphaned", "starved", "self-deadlock");

    private static final List<String> AT_ONCE = List.of(
            "second-session",
            "foreign-thread",
            "concurrent-use",
            "uncommitted-close",
            "use-after-close",
            "double-close",
            "unclosed-at-pool-close",
            "unclosed-at-exit");

    /** Timeout for the agent; missing findings fail the comparison at the end. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void findingsAndDumpMakeNoCall() {
        FinishedJvm plain = run(program(), false);
        FinishedJvm audited =
                run(program().agent("held-after=300ms", "idle-transaction-after=300ms", "starved-after=300ms"), true);

        Set<String> kinds = new TreeSet<>(WHILE_OPEN);
        kinds.addAll(AT_ONCE);
        assertAll(
                () -> assertThat(audited.log().findings().keySet())
                        .as("kinds that the program provokes")
                        .containsAll(kinds),
                () -> assertThat(CallRecording.of(plain).differences(CallRecording.of(audited)))
                        .isEmpty());
    }

    private FinishedJvm run(ForkedJvm jvm, boolean audited) {
        RunningJvm program = jvm.start().awaitLine("ready");
        WHILE_OPEN.forEach(kind -> program.tell("begin " + kind));
        if (audited) {
            WHILE_OPEN.forEach(this::awaitFinding);
            dump(program, "text");
            dump(program, "json");
        }
        WHILE_OPEN.forEach(kind -> program.tell("end " + kind));
        for (String kind : AT_ONCE) {
            program.tell("begin " + kind).tell("end " + kind);
        }
        return program.release().end().successful();
    }

    private void awaitFinding(String kind) {
        try {
            await().atMost(LONGEST).until(() -> isFound(kind));
        } catch (ConditionTimeoutException e) {
            System.err.println("not found in " + LONGEST + ": " + kind);
        }
    }

    private boolean isFound(String kind) {
        return AuditRecords.readDamaged(forks.directory().resolve(ForkedJvm.LOG)).ofType("finding").stream()
                        .filter(finding -> finding.text("kind").equals(kind))
                        .map(finding -> finding.text("source"))
                        .distinct()
                        .count()
                >= 3;
    }

    private void dump(RunningJvm program, String format) {
        FinishedJvm dump = forks.jar(Artifacts.agent())
                .arguments("dump", "--format", format, Long.toString(program.pid()))
                .agentMayComplain()
                .run()
                .successful();
        assertThat(dump.out().lines()).hasSizeGreaterThan(10);
    }

    private ForkedJvm program() {
        return forks.jvmOfWholeClassPath(RecordedFaults.class)
                .options(
                        "-Dcom.zaxxer.hikari.aliveBypassWindowMs=3600000",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    }
}
