package io.sessionaudit.it.corpus;

import java.util.List;

import com.acme.corpus.host.UncommittedRows;
import com.acme.support.Sharded;
import io.sessionaudit.it.TestServer;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What pools do with uncommitted rows: the same with and without the agent, and as the finding states. */
@Sharded
class UncommittedRowsIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void agentChangesNoPoolActionAndReportsEachCorrectly() {
        List<String> without = run(jvm()).facts("outcome");
        FinishedJvm watched = run(jvm().agent());

        assertThat(without).as("ten pools on H2, nine on a server").hasSize(19);
        assertThat(watched.facts("outcome")).isEqualTo(without);
        assertThat(watched.log().ofType("finding"))
                .filteredOn(finding -> finding.text("kind").equals("uncommitted-close"))
                .extracting(finding -> finding.text("thread") + " " + finding.text("pool_action"))
                .isEqualTo(without);
    }

    private ForkedJvm jvm() {
        return forks.jvm(UncommittedRows.class, CorpusJvm.LIBRARIES)
                .options("-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
                .arguments(TestServer.url());
    }

    private static FinishedJvm run(ForkedJvm jvm) {
        return jvm.run().successful();
    }
}
