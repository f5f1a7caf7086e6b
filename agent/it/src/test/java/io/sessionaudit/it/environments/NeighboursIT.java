package io.sessionaudit.it.environments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import com.acme.environments.neighbours.WatchedShop;
import com.acme.support.Sharded;
import io.opentelemetry.javaagent.OpenTelemetryAgent;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.logging.LogFactory;
import org.apache.commons.pool2.PooledObject;
import org.jacoco.agent.rt.RT;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Together with other agents, in either order: sessions are correct, and the application sees only the other agent's
 * changes.
 */
@Sharded
class NeighboursIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void jacoco() throws IOException {
        FinishedJvm alone = shop(jvm -> jacoco(jvm, "alone.exec"));
        FinishedJvm before = shop(jvm -> jacoco(jvm, "before.exec").agent("log=before.jsonl"));
        FinishedJvm after = shop(jvm -> jacoco(jvm.agent("log=after.jsonl"), "after.exec"));

        Environment.JACOCO_BEFORE.check(alone, before, before.log("before.jsonl"), 0, "-");
        Environment.JACOCO_AFTER.check(alone, after, after.log("after.jsonl"), 0, "-");
        // JaCoCo identifies a class by its bytes: reports would lack classes whose bytes differ from the compiler's
        // output.
        Map<String, Long> covered = covered("alone.exec");
        assertThat(covered).containsKey("com/acme/environments/OwnSource");
        assertThat(covered("before.exec")).isEqualTo(covered);
        assertThat(covered("after.exec")).isEqualTo(covered);
    }

    @Test
    void openTelemetry() {
        FinishedJvm alone = shop(NeighboursIT::openTelemetry);
        FinishedJvm before = shop(jvm -> openTelemetry(jvm).agent("log=before.jsonl"));
        FinishedJvm after = shop(jvm -> openTelemetry(jvm.agent("log=after.jsonl")));

        assertThat(alone.err()).as("the other agent is active").contains("opentelemetry-javaagent");
        Environment.OPENTELEMETRY_BEFORE.check(alone, before, before.log("before.jsonl"), 0, "-");
        Environment.OPENTELEMETRY_AFTER.check(alone, after, after.log("after.jsonl"), 0, "-");
    }

    private FinishedJvm shop(UnaryOperator<ForkedJvm> agents) {
        ForkedJvm jvm = forks.jvm(WatchedShop.class, BasicDataSource.class, PooledObject.class, LogFactory.class);
        return agents.apply(jvm.quickCompiler()).run().successful();
    }

    private static ForkedJvm jacoco(ForkedJvm jvm, String file) {
        return jvm.options("-javaagent:" + Artifacts.of(RT.class) + "=includes=com.acme.*,destfile=" + file);
    }

    private static ForkedJvm openTelemetry(ForkedJvm jvm) {
        return jvm.options(
                "-javaagent:" + Artifacts.of(OpenTelemetryAgent.class),
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none");
    }

    private Map<String, Long> covered(String file) throws IOException {
        ExecFileLoader loader = new ExecFileLoader();
        loader.load(Path.of(forks.directory().toString(), file).toFile());
        Map<String, Long> covered = new TreeMap<>();
        loader.getExecutionDataStore().getContents().forEach(data -> covered.put(data.getName(), data.getId()));
        return covered;
    }
}
