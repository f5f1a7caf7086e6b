package io.sessionaudit.it;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.acme.support.Sharded;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.AuditRecords.Discovery;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the demo application's own figures with the agent's, on a real server. */
@Sharded
class DemoIT {
    private static final Pattern BUG = Pattern.compile("bug: (\\w+) +(\\d+) times at (.+)");

    @RegisterExtension
    final Forks forks = new Forks();

    @ParameterizedTest
    @ValueSource(strings = {"clean", "scoped"})
    void countsEverySessionOfCorrectRunAndReportsNothing(String run) {
        FinishedJvm demo = demo(run, 300);
        AuditRecords log = demo.log();

        assertThat(log.sessions()).isEqualTo(borrows(demo)).isGreaterThan(300);
        assertThat(log.discoveries()).isEmpty();
        assertThat(log.ofType("resolved")).isEmpty();
        LogRecord stop = log.only("stop");
        assertThat(stop.number("sessions", -1)).isEqualTo(log.sessions());
        assertThat(stop.number("open", -1)).isZero();
        assertThat(stop.counts("findings")).isEmpty();
        assertThat(log.ofType("session"))
                .allMatch(session -> session.text("end").equals("closed"))
                .allMatch(session -> session.number("server_id", -1) > 0);
    }

    @Test
    void reportsEachBugOfFaultyRunWithCountAndPlaceAndNothingElse() {
        FinishedJvm demo = demo("faulty", 60);
        AuditRecords log = demo.log();
        Map<Discovery, Long> bugs = bugs(demo);

        assertThat(bugs.keySet())
                .as("a bug of every kind")
                .extracting(Discovery::kind)
                .containsExactlyInAnyOrder(
                        Stream.of(FindingKind.values()).map(FindingKind::label).toArray(String[]::new));
        assertThat(log.discoveries()).containsExactlyInAnyOrderEntriesOf(bugs);
        assertThat(log.sessions()).isEqualTo(borrows(demo));
        LogRecord stop = log.only("stop");
        Map<String, Long> byKind = new TreeMap<>();
        bugs.forEach((bug, times) -> byKind.merge(bug.kind(), times, Long::sum));
        assertThat(stop.counts("findings")).containsExactlyInAnyOrderEntriesOf(byKind);
        assertThat(stop.number("sessions", -1)).isEqualTo(log.sessions());
        assertThat(stop.number("open", -1)).isEqualTo(byKind.get("unclosed-at-exit"));
        assertThat(log.ofType("session").stream()
                        .filter(session -> session.text("end").equals("open")))
                .hasSize(Math.toIntExact(byKind.get("unclosed-at-exit")));
        describesUseOfThePool(log);
    }

    /** Sessions of the faulty run are held for seconds, so that scans find them open. */
    private static void describesUseOfThePool(AuditRecords log) {
        Map<String, String> places = new LinkedHashMap<>();
        for (LogRecord site : log.ofType("site")) {
            places.put(site.text("site"), site.text("place"));
            assertThat(JsonMapper.shared()
                            .readTree(site.json())
                            .path("frame_kinds")
                            .valueStream())
                    .as("each frame of %s has a kind", site.text("place"))
                    .extracting(group -> group.path("count").intValue())
                    .satisfies(counts -> assertThat(
                                    counts.stream().mapToInt(count -> count).sum())
                            .isEqualTo(site.texts("frames").size()));
        }
        assertThat(log.ofType("usage")).isNotEmpty().allSatisfy(record -> {
            JsonNode usage = JsonMapper.shared().readTree(record.json());
            assertThat(usage.get("places")
                            .valueStream()
                            .mapToInt(place -> place.get("in_use").intValue())
                            .sum())
                    .isEqualTo(usage.get("in_use").intValue());
        });
        assertThat(log.ofType("usage").stream()
                        .flatMap(record -> JsonMapper.shared()
                                .readTree(record.json())
                                .get("places")
                                .valueStream())
                        .filter(place -> place.has("site"))
                        .map(place -> places.get(place.get("site").stringValue())))
                .as("the place of a session that is held for seconds")
                .anyMatch(place -> place.startsWith("io.sessionaudit.demo.faults.SlowNeighbours.held("));
    }

    @Test
    void resolvesFindingsOfSessionsClosedLate() {
        AuditRecords log = demo("faulty", 60).log();

        Map<String, Long> resolved = new TreeMap<>();
        log.ofType("resolved").forEach(record -> resolved.merge(record.text("kind"), 1L, Long::sum));
        log.ofType("summary")
                .forEach(summary ->
                        summary.counts("resolved").forEach((kind, count) -> resolved.merge(kind, count, Long::sum)));
        assertThat(resolved)
                .containsOnlyKeys("held", "orphaned", "idle-in-transaction", "unclosed-at-pool-close")
                .allSatisfy((kind, count) ->
                        assertThat(count).isEqualTo(log.findings().get(kind)));
    }

    private FinishedJvm demo(String run, int orders) {
        FinishedJvm demo = forks.jar(Artifacts.demo())
                .agent("held-after=3s", "idle-transaction-after=1s")
                .arguments(run, "--orders", Integer.toString(orders), "--url", TestServer.url())
                .run()
                .successful();
        assertThat(demo.err().lines()).as("warnings of the JVM").noneMatch(line -> line.contains("WARNING"));
        return demo;
    }

    private static long borrows(FinishedJvm demo) {
        String last = demo.out().lines().reduce((before, line) -> line).orElseThrow();
        assertThat(last).startsWith("borrows: ");
        return Long.parseLong(last.substring("borrows: ".length()));
    }

    private static Map<Discovery, Long> bugs(FinishedJvm demo) {
        Map<Discovery, Long> bugs = new LinkedHashMap<>();
        demo.out()
                .lines()
                .map(BUG::matcher)
                .filter(Matcher::matches)
                .forEach(bug -> bugs.put(new Discovery(kind(bug.group(1)), bug.group(3)), Long.valueOf(bug.group(2))));
        return bugs;
    }

    /** Methods are named after their bugs: {@code secondSession} causes a {@code second-session}. */
    private static String kind(String method) {
        return method.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
