package io.sessionaudit.it.loans;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.acme.loans.ScenarioHost;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;

/** Scenarios that run in one JVM, with and without the agent. Each of the two runs once for all tests of a class. */
final class Group {
    private final List<Expectation> expectations;
    private final List<String> options;
    private FinishedJvm alone;
    private Outcome outcome;

    /** A group and the agent's options. */
    Group(List<Expectation> expectations, String... options) {
        this.expectations = expectations;
        this.options = List.of(options);
    }

    /** {@return the expectations of all scenarios} */
    List<Expectation> expectations() {
        return expectations;
    }

    /** {@return the result} */
    Outcome outcome(Forks forks) {
        if (outcome == null) {
            outcome = audited(forks, "audit.jsonl", options);
        }
        return outcome;
    }

    /** Runs it once more with a further option of the agent. */
    Outcome outcome(Forks forks, String option) {
        List<String> all = new ArrayList<>(options);
        all.add(option);
        return audited(forks, "audit-" + option + ".jsonl", all);
    }

    private Outcome audited(Forks forks, String log, List<String> agentOptions) {
        if (alone == null) {
            alone = GatedJvm.alone(jvm(forks).start());
        }
        List<String> all = new ArrayList<>(List.of("log=" + log, "sites=all"));
        all.addAll(agentOptions);
        ForkedJvm jvm = jvm(forks).agent(all.toArray(String[]::new)).agentMayComplain();
        Path file = forks.directory().resolve(log);
        FinishedJvm audited = GatedJvm.audited(jvm.start(), forks, file);
        return new Outcome(alone, audited, AuditRecords.read(file));
    }

    private ForkedJvm jvm(Forks forks) {
        return forks.jvmOfWholeClassPath(ScenarioHost.class)
                .options("-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-XX:TieredStopAtLevel=1")
                // Needed by the class generator in Proxool.
                .options("--add-opens=java.base/java.lang=ALL-UNNAMED")
                .options("-Dorg.jooq.no-logo=true", "-Dorg.jooq.no-tips=true")
                .arguments(expectations.stream()
                        .map(expectation -> expectation.scenario().getName())
                        .toArray(String[]::new));
    }
}
