package io.sessionaudit.it;

import com.acme.app.FailedHook;
import com.acme.app.FullStack;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A hook that fails tells nothing, as where a stack is full: what is not known is not said, and what comes later is known again. */
class FailedHookIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @ParameterizedTest
    @ValueSource(strings = {"0", "2500"})
    void nothingIsSaidAboutASessionThatWasOpenThen(String millis) {
        FinishedJvm audited = forks.jvm(FailedHook.class, HikariDataSource.class)
                .agent("held-after=1s", "exit-grace=1ms")
                .agentMayComplain()
                .arguments(millis)
                .run()
                .successful();

        assertThat(audited.out()).isEqualToIgnoringNewLines("true");
        assertThat(audited.err())
                .contains("a hook has failed")
                .contains("nothing is said about the sessions that were open then (1)");
        assertThat(audited.log().ofType("finding")).isEmpty();
        assertThat(audited.log().only("stop").number("sessions", -1)).isZero();
    }

    @Test
    void whatAThreadOpensAfterItsStackHasOverflowedIsAudited() {
        FinishedJvm audited = forks.jvm(FullStack.class, HikariDataSource.class)
                .agent("overflow=block")
                .agentMayComplain()
                .run()
                .successful();
        AuditRecords log = audited.log();

        assertThat(audited.out()).contains("overflow");
        assertThat(log.ofType("finding"))
                .extracting(finding -> finding.text("kind"))
                .doesNotContain("second-session", "starved", "self-deadlock");
        // The first few may belong to a borrow that was never ended, and one may be open when the watch takes back what
        // is.
        assertThat(log.ofType("session").stream().filter(FailedHookIT::isOfOneStatement))
                .hasSizeBetween(FullStack.AFTER - 5, FullStack.AFTER);
    }

    private static boolean isOfOneStatement(LogRecord session) {
        return session.number("statements", -1) == 1;
    }
}
