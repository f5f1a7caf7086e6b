package io.sessionaudit.it;

import java.io.IOException;
import java.nio.file.Files;

import com.acme.app.Storm;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that causes every kind of finding at maximum rate, in a small heap. */
@Sharded
class StormIT {
    /** A thousand findings per minute are written in full; the run takes less than ten minutes on any machine. */
    private static final long MAX_BYTES = 30_000_000;

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void countsMillionFindingsOfManyStacksWithSmallHeapAndLog() throws IOException {
        FinishedJvm application = forks.jvm(Storm.class)
                .agent("thread-rule=reject", "held-after=10m")
                .options("-Xmx64m")
                .run()
                .successful();

        assertThat(application.fact("refused")).isEqualTo(String.valueOf(Storm.ATTEMPTS));
        assertThat(application.fact("still-open")).isEqualTo("true");
        AuditRecords log = application.log();
        assertThat(log.findings()).containsOnlyKeys("second-session").containsEntry("second-session", (long)
                Storm.ATTEMPTS);
        assertThat(log.only("stop").counts("findings")).containsEntry("second-session", (long) Storm.ATTEMPTS);
        assertThat(log.ofType("finding").size()).as("written for the one place").isBetween(1, 10);
        assertThat(log.ofType("summary"))
                .anySatisfy(summary -> assertThat(summary.number("stacks", -1)).isGreaterThanOrEqualTo(1_000));
        assertThat(Files.size(application.directory().resolve("audit.jsonl"))).isLessThan(MAX_BYTES);
    }
}
