package io.sessionaudit.it;

import com.acme.app.FailedHook;
import com.acme.app.FullStack;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A hook that fails tells nothing, as where a stack is full: what is not known is not said, and what comes later is known again. */
class FailedHookIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @ParameterizedTest
    @CsvSource({"0, elsewhere, 1", "2500, elsewhere, 1", "2500, close, 0"})
    void nothingIsSaidAboutASessionThatWasOpenThen(String millis, String where, int said) {
        FinishedJvm audited = forks.jvm(FailedHook.class, HikariDataSource.class)
                .agent("held-after=1s", "exit-grace=1ms")
                .agentMayComplain()
                .arguments(millis, where)
                .run()
                .successful();

        assertThat(audited.out()).isEqualToIgnoringNewLines("true");
        assertThat(audited.err())
                .contains("a hook has failed")
                .contains("the sessions that were open then (" + said + ") are untracked");
        assertThat(audited.log().ofType("finding")).isEmpty();
        LogRecord stop = audited.log().only("stop");
        assertThat(stop.number("sessions", -1)).isZero();
        assertThat(stop.number("untracked", 0))
                .as("one whose close was under way, too")
                .isOne();
    }

    @Test
    void whatAThreadOpensAfterItsStackHasOverflowedIsAudited() {
        FinishedJvm audited = forks.jvm(FullStack.class, HikariDataSource.class)
                .agent("overflow=block")
                .agentMayComplain()
                .run()
                .successful();
        AuditRecords log = audited.log();

        assertThat(audited.out()).contains("a hook has failed");
        assertThat(log.ofType("finding"))
                .extracting(finding -> finding.text("kind"))
                .doesNotContain("second-session", "starved", "self-deadlock");
        // The first few may belong to a borrow that was never ended, and one may be open when the watch takes back what
        // is.
        assertThat(log.ofType("session").stream().filter(FailedHookIT::isOfOneStatement))
                .hasSizeBetween(FullStack.AFTER - 20, FullStack.AFTER);
    }

    private static boolean isOfOneStatement(LogRecord session) {
        return session.number("statements", -1) == 1;
    }
}
