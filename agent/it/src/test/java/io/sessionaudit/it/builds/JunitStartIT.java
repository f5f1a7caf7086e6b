package io.sessionaudit.it.builds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** One line on standard error for each mistake in the start or end of audited tests; no test fails because of it. */
class JunitStartIT {
    @RegisterExtension
    private final Forks forks = new Forks();

    private ForkedJvm suite(Class<?> tests) {
        List<Path> classPath = new ArrayList<>(Artifacts.libraries());
        classPath.addAll(List.of(Artifacts.of(SmallSuite.class), Artifacts.junit(), Artifacts.agent()));
        return forks.classPath(classPath, SmallSuite.class.getName())
                .arguments(tests.getName())
                .agentMayComplain();
    }

    @Test
    void reportsSecondAgentWrongParameterAndStoppedJvm() {
        FinishedJvm jvm = suite(SmallSuite.Stops.class)
                .agent()
                .agentArgument("log=second.jsonl")
                .options("-Dsession-audit.fail-on=leaks")
                .run();

        assertThat(jvm.exitCode()).as(jvm.err()).isEqualTo(3);
        assertThat(jvm.err())
                .containsOnlyOnce("the agent already runs in this JVM")
                .containsOnlyOnce("session-audit.fail-on has the value \"leaks\"; give it some of ")
                .containsOnlyOnce("the JVM ended before its tests did, in " + SmallSuite.Stops.class.getName()
                        + ".stopsJvm; the findings are in ");
        assertThat(jvm.has("second.jsonl")).isFalse();
        assertThat(jvm.log().findings()).containsEntry("unclosed-at-exit", 1L);
        assertThat(jvm.log().only("stop")).isNotNull();
    }

    @Test
    void testsPassUnauditedIfTheAgentCannotAttach() {
        FinishedJvm jvm = suite(SmallSuite.Leaks.class)
                .options("-XX:+DisableAttachMechanism")
                .run()
                .successful();

        assertThat(jvm.out()).contains("passed=1");
        assertThat(jvm.complaints())
                .singleElement()
                .asString()
                .contains("tests are not audited: the agent cannot attach: ")
                .contains("-javaagent:" + Artifacts.agent(), "-XX:+EnableDynamicAgentLoading");
    }
}
