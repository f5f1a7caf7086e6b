package io.sessionaudit.it.loans;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.acme.loans.ScenarioHost;
import io.sessionaudit.it.fork.Attaching;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/**
 * Runs a program that waits at gates. Without the agent each gate opens immediately; with it, when the gate's finding
 * is in the log. A gate whose finding does not occur opens after a timeout, and the assertions that follow fail.
 */
final class GatedJvm {
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration FOR_FINDING = Duration.ofSeconds(10);
    private static final String GATE = "gate ";

    private final RunningJvm jvm;
    private int opened;

    private GatedJvm(RunningJvm jvm) {
        this.jvm = jvm;
    }

    /** Runs a program without the agent. */
    static FinishedJvm alone(RunningJvm started) {
        GatedJvm gated = new GatedJvm(started);
        for (String gate = gated.next(); gate != null; gate = gated.next()) {
            gated.open(gate);
        }
        return started.end();
    }

    /** Runs a program whose agent writes a log; at the last gate {@code held-after} is reduced. */
    static FinishedJvm audited(RunningJvm started, Forks forks, Path log) {
        GatedJvm gated = new GatedJvm(started);
        for (String gate = gated.next(); gate != null; gate = gated.next()) {
            if (gate.equals(ScenarioHost.END)) {
                Attaching.to(forks, started, "held-after=1s");
                awaitFinding(log, "abandoned", ScenarioHost.ABANDONED);
                awaitFinding(log, "held", ScenarioHost.HELD);
            } else {
                String[] kindAndSource = gate.split(" ", 2);
                awaitFinding(log, kindAndSource[0], kindAndSource[1]);
            }
            gated.open(gate);
        }
        return started.end();
    }

    /** {@return the gate at which the program waits, or null if it has ended} */
    private String next() {
        await("a gate or the end")
                .atMost(LONGEST)
                .until(() -> gates().size() > opened
                        || !ProcessHandle.of(jvm.pid())
                                .map(ProcessHandle::isAlive)
                                .orElse(false));
        List<String> gates = gates();
        return gates.size() > opened ? gates.get(opened) : null;
    }

    private void open(String gate) {
        opened++;
        jvm.tell(gate);
    }

    private List<String> gates() {
        return jvm.out()
                .lines()
                .filter(line -> line.startsWith(GATE))
                .map(line -> line.substring(GATE.length()))
                .toList();
    }

    private static void awaitFinding(Path log, String kind, String source) {
        try {
            await().atMost(FOR_FINDING)
                    .until(() -> AuditRecords.readDamaged(log).ofType("finding").stream()
                            .anyMatch(finding -> finding.text("kind").equals(kind)
                                    && finding.text("source").contains(source)));
        } catch (ConditionTimeoutException e) {
            System.err.println("no " + kind + " of " + source + " within " + FOR_FINDING);
        }
    }
}
