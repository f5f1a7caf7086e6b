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

/**
 * A failing hook, for example after a stack overflow, reports nothing: open sessions are untracked, later ones audited.
 */
class FailedHookIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @ParameterizedTest
    @CsvSource({"0, elsewhere, 1", "2500, elsewhere, 1", "2500, close, 0"})
    void reportsNothingAboutSessionsOpenAtFailure(String millis, String where, int said) {
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
                .as("including the one that was closing")
                .isOne();
    }

    @Test
    void auditsSessionsOpenedAfterStackOverflow() {
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
        // The first few may belong to a borrow without a recorded end, and one may be open when the monitor withdraws
        // sessions.
        assertThat(log.ofType("session").stream().filter(FailedHookIT::isOfOneStatement))
                .hasSizeBetween(FullStack.AFTER - 20, FullStack.AFTER);
    }

    private static boolean isOfOneStatement(LogRecord session) {
        return session.number("statements", -1) == 1;
    }
}
