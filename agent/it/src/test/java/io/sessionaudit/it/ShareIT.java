package io.sessionaudit.it;

import java.util.List;

import com.acme.app.Nesting;
import com.acme.sources.SecondBorrow;
import com.acme.sources.SourceMatrix;
import com.acme.support.Sharded;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.Attaching;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code thread-rule=share}: the finished jar, every pool, H2 and a server, loaded at start and attached. */
@Sharded
class ShareIT {
    private static final String SHARE = "thread-rule=share";

    /** An unknown pool may return physical connections. */
    private static final String UNKNOWN = "an unknown pool";

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void sharesOneSessionPerThreadOnEveryKnownPool() {
        assertShared(pools().agent(SHARE).run().successful());
    }

    @Test
    void sharesOneSessionPerThreadAfterAttach() {
        RunningJvm application = pools().options("-XX:+EnableDynamicAgentLoading", "-D" + SourceMatrix.LATE + "=true")
                .start()
                .awaitLine("ready");
        Attaching.to(forks, application, "log=" + ForkedJvm.LOG, SHARE).successful();
        assertShared(application.release().end().successful());
    }

    @Test
    void lendsTwoSessionsWithoutTheOption() {
        assertThat(pools().run().successful().facts("row")).allMatch(row -> row.contains("|different|open|"));
    }

    @Test
    void reportsSharingAndCountsItInTheSession() {
        FinishedJvm application = nesting("pool");

        assertThat(application.fact("second")).isEqualTo("opened 2");
        assertThat(application.fact("first")).isEqualTo("1");
        assertThat(application.facts("after").get(0)).isEqualTo("total 1, active 1, awaiting 0");
        AuditRecords log = application.log();
        assertThat(log.sessions()).isEqualTo(2);
        LogRecord outer = log.ofType("session").get(0);
        assertThat(outer.number("shared", -1)).isEqualTo(1);
        assertThat(outer.number("statements", -1)).isEqualTo(2);
        assertThat(log.ofType("session").get(1).has("shared")).isFalse();
        LogRecord finding = log.only("finding");
        assertThat(finding.text("severity")).isEqualTo("info");
        assertThat(finding.text("thread_rule")).isEqualTo("share");
        assertThat(finding.has("session")).isFalse();
        assertThat(finding.number("other_session", -1)).isEqualTo(outer.number("session", -2));
        assertThat(finding.texts("other_frames")).anyMatch(application.fact("place")::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"driver-manager", "data-source"})
    void logsInsteadIfItCannotShareAndGivesReason(String source) {
        FinishedJvm application = nesting(source);

        assertThat(application.fact("second")).isEqualTo("opened 2");
        AuditRecords log = application.log();
        assertThat(log.sessions()).isEqualTo(3);
        LogRecord finding = log.only("finding");
        assertThat(finding.text("severity")).isEqualTo("warning");
        assertThat(finding.text("thread_rule")).isEqualTo("log");
        assertThat(finding.text("not_shared")).isNotEmpty();
        assertThat(finding.text("message")).contains("thread-rule=share: it was not shared");
    }

    private void assertShared(FinishedJvm application) {
        List<String> rows = application.facts("row");
        assertThat(rows).hasSizeGreaterThan(40);
        assertThat(rows).filteredOn(row -> !row.startsWith(UNKNOWN)).allMatch(row -> row.contains("|same|open|"));
        assertThat(rows)
                .filteredOn(row -> row.startsWith(UNKNOWN))
                .hasSize(2)
                .allMatch(row -> row.contains("|different|open|"));
        // Some pools return connections of a named user, which is a different identity even if the user is the same.
        assertThat(rows).anyMatch(row -> row.endsWith("|different")).noneMatch(row -> row.endsWith("|same"));
        AuditRecords log = application.log();
        assertThat(log.findings()).containsOnlyKeys("second-session");
        assertThat(log.ofType("session"))
                .filteredOn(session -> session.has("shared"))
                .hasSize(rows.size() - 2)
                .allMatch(session -> session.number("shared", -1) == 1)
                .allMatch(session -> session.text("end").equals("closed"));
    }

    private ForkedJvm pools() {
        return forks.jvmOfWholeClassPath(SecondBorrow.class).arguments(TestServer.url());
    }

    private FinishedJvm nesting(String scenario) {
        return forks.jvm(Nesting.class).agent(SHARE).arguments(scenario).run().successful();
    }
}
