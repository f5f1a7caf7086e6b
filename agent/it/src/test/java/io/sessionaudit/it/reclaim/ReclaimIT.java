package io.sessionaudit.it.reclaim;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.acme.reclaim.LostSessions;
import com.acme.support.Sharded;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.TestServer;
import io.sessionaudit.it.fork.Attaching;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code reclaim} on every pool, for every way in which a session is leaked or only seems to be. */
@Sharded
class ReclaimIT {
    private static final String BACK = "same id, autocommit as lent, amount 1";
    private static final String GOES_ON = "goes on, amount 2";
    private static final String[] ASKED = {"reclaim=both", "held-after=1s", "sites=all"};
    private static final String[] H2 = {"jdbc:h2:mem:lost;DB_CLOSE_DELAY=-1", "sa", "", "20000"};

    /** Pools that retain borrowed connections, so that these never become unreachable. */
    private static final Set<String> KEEP_LENT =
            Set.of("Druid, removeAbandoned", "Vibur, connection tracking", "c3p0", "ebean-datasource");

    /** Pools that reuse the object, or whose result sets are not woven: no reachable connection is reclaimed. */
    private static final Set<String> ONLY_UNREACHABLE = Set.of("Tomcat JDBC, without the facade", "ebean-datasource");

    /** It counts a connection as free before it is available: a concurrent borrower gets a new one. */
    private static final String OPENS_MEANWHILE = "H2 JdbcConnectionPool/";

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void reclaimsLeakedSessionsOnly() {
        check(application().agent(ASKED).arguments(H2).run(), 12, true);
    }

    @Test
    void serverKeepsIdOfReclaimedConnection() {
        FinishedJvm finished =
                application().agent(ASKED).arguments(server()).run().successful();
        check(finished, 11, true);
        assertThat(finished.log().ofType("reclaim").stream()
                        .filter(record -> record.text("outcome").equals("given-back")))
                .isNotEmpty()
                .allMatch(record -> record.number("server_id", -1) > 0);
    }

    @Test
    void reclaimsConnectionsOfClassesLoadedBeforeTheAgent() {
        RunningJvm jvm = application()
                .options("-XX:+EnableDynamicAgentLoading", "-D" + LostSessions.LATE + "=true")
                .arguments(H2)
                .start()
                .awaitLine("ready");
        Attaching.to(forks, jvm, "reclaim=both", "held-after=1s", "sites=all", "log=" + ForkedJvm.LOG)
                .successful();
        FinishedJvm finished = jvm.release().end();
        check(finished, 12, false);
        assertThat(finished.log().only("stop").number("untracked", 0))
                .as("no connection was borrowed at attach, and validation by pools is no session")
                .isZero();
    }

    @Test
    void changesNothingWithoutTheOption() {
        FinishedJvm finished = application()
                .agent("held-after=1s")
                .arguments(H2[0], H2[1], H2[2], "2500", "HIKARI", "TOMCAT")
                .run()
                .successful();

        assertThat(finished.facts("HikariCP/FORGOTTEN")).containsExactly("no");
        assertThat(finished.facts("HikariCP/THREAD_ENDED_KEPT")).containsExactly("no");
        assertThat(finished.facts("Tomcat JDBC/FORGOTTEN")).containsExactly("no");
        assertThat(finished.log().ofType("reclaim")).isEmpty();
        assertThat(finished.log().ofType("session"))
                .noneMatch(session -> session.text("end").equals("reclaimed"));
    }

    /** @param rowsAreSeen whether the agent sees that rows are read; classes loaded before it have no field for that */
    private static void check(FinishedJvm jvm, int pools, boolean rowsAreSeen) {
        Map<String, String> results = jvm.successful()
                .out()
                .lines()
                .filter(line -> line.contains("/"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
        List<LogRecord> sessions = jvm.log().ofType("session");
        List<LogRecord> given = jvm.log().ofType("reclaim").stream()
                .filter(record -> record.text("outcome").equals("given-back"))
                .toList();
        assertThat(results).hasSize(pools * 10);
        results.forEach((trial, result) -> {
            String expected = expected(trial.split("/")[0], trial.split("/")[1], rowsAreSeen);
            assertThat(trial.startsWith(OPENS_MEANWHILE) ? result.replace("other id", "same id") : result)
                    .as(trial)
                    .isEqualTo(expected);
            boolean back = expected.startsWith(BACK);
            String loser = trial + "/loser";
            assertThat(sessions.stream()
                            .filter(session -> session.text("thread").equals(loser)))
                    .as(trial)
                    .isNotEmpty()
                    .allMatch(session -> session.text("end").equals("reclaimed") == back);
            assertThat(given.stream()
                            .anyMatch(record -> record.text("thread").equals(loser) && record.flag("rolled_back")))
                    .as(trial)
                    .isEqualTo(back);
        });
    }

    private static String expected(String pool, String way, boolean rowsAreSeen) {
        boolean reachable = rowsAreSeen && !ONLY_UNREACHABLE.contains(pool);
        return switch (way) {
            case "FORGOTTEN" -> KEEP_LENT.contains(pool) ? "no" : BACK;
            case "THREAD_ENDED" -> KEEP_LENT.contains(pool) && !reachable ? "no" : BACK;
            case "THREAD_ENDED_KEPT" -> reachable ? BACK + ", late close: " + BACK : "no";
            default -> GOES_ON;
        };
    }

    private ForkedJvm application() {
        return forks.jvmOfWholeClassPath(LostSessions.class).options("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    }

    /** The pools need user and password in addition to the URL. */
    private static String[] server() {
        return new String[] {TestServer.url(), parameter("user"), parameter("password"), "20000"};
    }

    private static String parameter(String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(TestServer.url());
        return found.find() ? found.group(1) : "";
    }
}
