package io.sessionaudit.it.corpus;

import java.util.List;

import com.acme.corpus.host.RowFates;
import io.sessionaudit.it.TestServer;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of rows that nobody commits: the same with the agent as without, and what the finding says. */
class RowFatesIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void theAgentChangesNoFateAndTellsEachAsItIs() {
        List<String> without = run(jvm()).facts("fate");
        FinishedJvm watched = run(jvm().agent());

        assertThat(without).as("ten pools on H2, nine on a server").hasSize(19);
        assertThat(watched.facts("fate")).isEqualTo(without);
        assertThat(watched.log().ofType("finding"))
                .filteredOn(finding -> finding.text("kind").equals("uncommitted-close"))
                .extracting(finding -> finding.text("thread") + " " + finding.text("pool_action"))
                .isEqualTo(without);
    }

    private ForkedJvm jvm() {
        return forks.jvm(RowFates.class, CorpusJvm.LIBRARIES)
                .options("-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
                .arguments(TestServer.url());
    }

    private static FinishedJvm run(ForkedJvm jvm) {
        return jvm.run().successful();
    }
}
