package io.sessionaudit.it;

import com.acme.app.BigSource;
import com.acme.support.Sharded;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A class that cannot be woven is reported, and everything else is audited. */
@Sharded
class UnauditedIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void reportsClassThatCannotBeWovenAndAuditsTheRest() {
        FinishedJvm alone = forks.jvm(BigSource.class).run().successful();
        FinishedJvm audited = forks.jvm(BigSource.class)
                // The agent ignores the application's settings of its own logging.
                .options("-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
                .agent()
                .agentMayComplain()
                .run()
                .successful();

        assertThat(audited.out()).isEqualTo(alone.out()).contains("big=null");
        LogRecord unaudited = audited.log().only("unaudited");
        assertThat(unaudited.text("class")).isEqualTo("BigDataSource");
        assertThat(unaudited.text("reason")).containsIgnoringCase("method too large");
        assertThat(audited.complaints())
                .singleElement()
                .asString()
                .contains(
                        "class BigDataSource is not audited, or not all of it", "the session is counted as untracked");
        assertThat(audited.log().ofType("session"))
                .hasSize(3)
                .allMatch(session -> session.text("source").equals("small"));
        assertThat(audited.log().findings()).isEmpty();
    }
}
