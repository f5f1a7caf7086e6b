package io.sessionaudit.it;

import java.util.Map;
import java.util.stream.Collectors;

import com.acme.app.Crowd;
import com.acme.app.GrowingPool;
import com.acme.app.Nesting;
import com.acme.support.Sharded;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.AuditRecords.Discovery;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The thread rule in its three modes. */
@Sharded
class RejectIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @ParameterizedTest
    @ValueSource(strings = {"pool", "driver-manager", "data-source"})
    void rejectsSecondSessionAndShowsWhereTheFirstWasOpened(String source) {
        FinishedJvm application = nesting(source, "thread-rule=reject");

        assertThat(application.fact("second")).isEqualTo("SA001");
        assertThat(application.fact("message").split("\\. (?=[A-Z])"))
                .satisfiesExactly(
                        found -> assertThat(found).contains("already has an open session", "one", place(application)),
                        rule -> assertThat(rule).contains("one open session per source"),
                        done -> assertThat(done).contains("thread-rule=reject", "did not call the pool"),
                        remedy -> assertThat(remedy).contains("thread-rule-allow", "thread-rule=log"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool", "driver-manager", "data-source"})
    void logsRejectionAndBothSessions(String source) {
        FinishedJvm application = nesting(source, "thread-rule=reject");
        AuditRecords log = application.log();

        assertThat(application.fact("first")).isEqualTo("1");
        assertThat(application.fact("next")).isEqualTo("3");
        assertThat(log.ofType("session"))
                .hasSize(2)
                .allMatch(session -> session.text("end").equals("closed"));
        LogRecord finding = log.only("finding");
        assertThat(finding.text("kind")).isEqualTo("second-session");
        assertThat(finding.text("thread_rule")).isEqualTo("reject");
        assertThat(finding.has("session")).isFalse();
        assertThat(finding.number("other_session", -1))
                .isEqualTo(log.ofType("session").get(0).number("session", -2));
        assertThat(log.only("stop").counts("findings")).isEqualTo(Map.of("second-session", 1L));
    }

    @Test
    void doesNotCallThePool() {
        FinishedJvm application = nesting("pool", "thread-rule=reject");

        // twice: for the rejected session, and for the one after the first
        assertThat(application.facts("before")).hasSize(2);
        assertThat(application.facts("after").get(0))
                .isEqualTo(application.facts("before").get(0))
                .isEqualTo("total 1, active 1, awaiting 0");
        assertThat(application.facts("after").get(1)).contains("active 1", "awaiting 0");
    }

    @Test
    void allowsNestingByNamedClasses() {
        FinishedJvm application =
                nesting("allowed", "thread-rule=reject", "thread-rule-allow=com.acme.app.Nesting$Auditor");

        assertThat(application.fact("second")).isEqualTo("opened 2");
        assertThat(application.fact("third")).isEqualTo("SA001");
        assertThat(application.log().findings()).isEqualTo(Map.of("second-session", 1L));
        assertThat(application.log().sessions()).isEqualTo(2);
    }

    @Test
    void allowsOneOpenSessionPerSourceOnOneThread() {
        FinishedJvm application = nesting("different-sources", "thread-rule=reject");

        assertThat(application.facts("opened")).hasSize(6);
        assertThat(application.log().sessions()).isEqualTo(6);
        assertThat(application.log().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "log"})
    void neverRejectsPhysicalConnectionsOfPool(String rule) {
        FinishedJvm application =
                forks.jvm(GrowingPool.class).agent("thread-rule=" + rule).run().successful();

        assertThat(application.fact("sum")).isEqualTo(Integer.toString(GrowingPool.SESSIONS));
        assertThat(application.fact("total")).isEqualTo(Integer.toString(GrowingPool.SESSIONS));
        assertThat(application.log().sessions()).isEqualTo(GrowingPool.SESSIONS);
        assertThat(application.log().findings()).isEmpty();
    }

    /** Regression: concurrent first borrows created several sources. */
    @Test
    void recordsOneSourceIfManyThreadsBorrowFirst() {
        AuditRecords log = forks.jvm(Crowd.class).agent().run().successful().log();

        assertThat(log.ofType("source")).hasSize(Crowd.SOURCES);
        assertThat(log.ofType("session").stream()
                        .collect(Collectors.groupingBy(session -> session.text("source"), Collectors.counting())))
                .hasSize(Crowd.SOURCES)
                .allSatisfy((source, sessions) -> assertThat(sessions).isEqualTo(Crowd.THREADS));
        assertThat(log.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool", "driver-manager", "data-source"})
    void logsSecondSessionInLogMode(String source) {
        FinishedJvm application = nesting(source, "thread-rule=log");
        AuditRecords log = application.log();

        assertThat(application.fact("second")).isEqualTo("opened 2");
        assertThat(log.sessions()).isEqualTo(3);
        LogRecord finding = log.only("finding");
        assertThat(finding.text("kind")).isEqualTo("second-session");
        assertThat(finding.text("thread_rule")).isEqualTo("log");
        assertThat(finding.number("depth", -1)).isEqualTo(2);
        assertThat(finding.texts("other_frames")).anyMatch(application.fact("place")::equals);
        assertThat(log.discoveries().keySet())
                .singleElement()
                .extracting(Discovery::place)
                .asString()
                .startsWith("com.acme.app.Nesting.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool", "data-source", "allowed"})
    void reportsNothingIfRuleIsOff(String source) {
        FinishedJvm application = nesting(source, "thread-rule=off");

        assertThat(application.fact("second")).isEqualTo("opened 2");
        assertThat(application.log().sessions()).isEqualTo(3);
        assertThat(application.log().findings()).isEmpty();
    }

    private FinishedJvm nesting(String scenario, String... options) {
        return forks.jvm(Nesting.class).agent(options).arguments(scenario).run().successful();
    }

    /** The place of the first session: the line of a lambda is attributed to the method in which it is written. */
    private static String place(FinishedJvm application) {
        return application.fact("place").replaceFirst("lambda\\$(\\w+)\\$\\d+", "$1");
    }
}
