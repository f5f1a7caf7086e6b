package io.sessionaudit.tools.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.tools.Command;
import io.sessionaudit.tools.SampleLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Who uses the pool, from logs that the agent's ledger wrote. */
class PoolUseTest {
    private static final String START = "{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"format\":1}\n";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("use.jsonl");
    }

    @Test
    void countsConnectionTimeByPlace() throws IOException {
        try (SampleLog log = new SampleLog(file)) {
            for (int i = 0; i < 4; i++) {
                log.closed("Orders.find", Duration.ofSeconds(15));
            }
            log.closed("Orders.store", Duration.ofSeconds(20));
            log.pass(Duration.ofSeconds(20)).stop();
        }

        JsonNode pool = pool();
        assertThat(pool.get("average_in_use").doubleValue()).isCloseTo(0.8, within(0.001));
        assertThat(pool.at("/places/0/place").stringValue()).startsWith("com.acme.Orders.find(");
        assertThat(pool.at("/places/0/sessions").intValue()).isEqualTo(4);
        assertThat(pool.at("/places/0/held_ms").doubleValue()).isEqualTo(60_000);
        assertThat(pool.at("/places/0/share").doubleValue()).isEqualTo(0.75);
        assertThat(pool.at("/places/0/average_in_use").doubleValue()).isCloseTo(0.6, within(0.001));
        assertThat(pool.at("/places/0/idle").isNull()).as("no samples").isTrue();
        assertThat(pool.at("/places/1/share").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void estimatesIdleShareFromSamples() throws IOException {
        try (SampleLog log = new SampleLog(file)) {
            Session idle = log.open("Orders.find");
            Session busy = log.open("Orders.find", "worker-2");
            busy.beginCall();
            for (int i = 0; i < 10; i++) {
                log.pass(Duration.ofSeconds(1)).sample(i == 3 ? 2 : 0, idle, busy);
            }
            log.close(idle).close(busy).stop();
        }

        JsonNode pool = pool();
        assertThat(pool.at("/places/0/most_in_use").intValue()).isEqualTo(2);
        assertThat(pool.at("/places/0/idle/share").doubleValue()).isEqualTo(0.5);
        assertThat(pool.at("/places/0/idle/samples").intValue()).isEqualTo(20);
        assertThat(pool.at("/places/0/idle/low").doubleValue()).isBetween(0.25, 0.35);
        assertThat(pool.at("/waits/most_threads").intValue()).isEqualTo(2);
        assertThat(pool.at("/waits/average_threads").doubleValue()).isEqualTo(0.2);
        assertThat(Command.run("report", file).out()).contains("50 % (30-70)", "at most 2 at a scan");
    }

    @Test
    void computesSizeByLittlesLawInTheBusiestMinute() throws IOException {
        try (SampleLog log = new SampleLog(file)) {
            log.closed("Orders.find", Duration.ofSeconds(60));
            Session[] open = new Session[30];
            for (int i = 0; i < open.length; i++) {
                open[i] = log.open("Orders.find", "worker-" + i);
            }
            log.pass(Duration.ofSeconds(5));
            for (Session session : open) {
                log.close(session);
            }
            log.pass(Duration.ofSeconds(55)).stop();
        }

        JsonNode pool = pool();
        assertThat(pool.at("/busiest/from").stringValue()).startsWith("2026-11-22T12:01:00");
        assertThat(pool.at("/busiest/opened_per_second").doubleValue()).isCloseTo(0.5, within(0.001));
        assertThat(pool.at("/busiest/mean_held_ms").doubleValue()).isCloseTo(5_000, within(0.1));
        assertThat(pool.at("/busiest/average_in_use").doubleValue()).isCloseTo(2.5, within(0.001));
        assertThat(pool.at("/needs/size").intValue()).isEqualTo(3);
        assertThat(pool.at("/needs/by_nesting").isNull()).isTrue();
        assertThat(Command.run("report", file).out().replaceAll("\\s+", " "))
                .contains("at least 3 connections, of the 10 that it may have. By load 3 (Little's law: in the minute"
                        + " from 2026-11-22 12:01:00 UTC, 0.50 sessions a second x 5.0 s = 2.50 in use).");
    }

    @Test
    void aRunShorterThanAMinuteCountsAsAWhole() throws IOException {
        try (SampleLog log = new SampleLog(file)) {
            Session one = log.open("Orders.find");
            Session other = log.open("Orders.find", "worker-2");
            log.pass(Duration.ofSeconds(10)).close(one).close(other).stop();
        }

        JsonNode pool = pool();
        assertThat(pool.at("/busiest/seconds").intValue()).isEqualTo(10);
        assertThat(pool.at("/busiest/average_in_use").doubleValue()).isEqualTo(2);
    }

    @Test
    void aLogOfOneMomentCountsAsASecond() throws IOException {
        Files.writeString(
                file,
                START
                        + "{\"type\":\"session\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"session\":1,"
                        + "\"source\":\"orders-pool\",\"held_ms\":500,\"end\":\"closed\"}\n");

        JsonNode pool = pool();
        assertThat(pool.at("/busiest/from").stringValue()).startsWith("2026-11-22T12:00:00");
        assertThat(pool.at("/busiest/average_in_use").doubleValue()).isEqualTo(0.5);
        assertThat(pool.at("/needs/size").intValue()).isEqualTo(1);
    }

    @Test
    void addsDeadlockBoundOfThreadsThatNest() throws IOException {
        try (SampleLog log = new SampleLog(file)) {
            for (int i = 0; i < 5; i++) {
                Session first = log.open("Orders.list", "worker-" + i);
                Session second = log.open("Orders.count", "worker-" + i);
                log.second(second, first)
                        .pass(Duration.ofMillis(10))
                        .close(second)
                        .close(first);
            }
            log.stop();
        }
        String written = Files.readString(file);
        // The ledger writes the first of equal findings; the others are only counted.
        assertThat(written.split("second-session\",\"severity")).hasSize(2);
        Files.writeString(
                file,
                written.replace(
                        "{\"type\":\"stop\"",
                        finding(7, "second-session", "\"depth\":3,\"thread_id\":77")
                                + finding(8, "second-session", "\"depth\":9,\"nesting\":\"left\",\"thread_id\":78")
                                + finding(9, "second-session", "\"depth\":9,\"thread_rule\":\"share\",\"thread_id\":79")
                                + "{\"type\":\"stop\""));

        JsonNode needs = pool().get("needs");
        assertThat(needs.get("threads").intValue()).isEqualTo(2);
        assertThat(needs.get("depth").intValue()).isEqualTo(3);
        assertThat(needs.get("by_nesting").intValue()).isEqualTo(2 * 2 + 1);
        assertThat(needs.get("size").intValue()).isEqualTo(5);
    }

    @Test
    void usesThreadsAndDepthOfASelfDeadlock() throws IOException {
        Files.writeString(
                file,
                START
                        + "{\"type\":\"session\",\"time\":\"2026-11-22T12:00:05.000000Z\",\"session\":1,"
                        + "\"source\":\"orders-pool\",\"held_ms\":5,\"end\":\"closed\"}\n"
                        + finding(
                                1,
                                "self-deadlock",
                                "\"threads\":4,\"depth\":2,\"sufficient_size\":5,\"waited_ms\":1500.5"));

        JsonNode pool = pool();
        assertThat(pool.at("/needs/by_nesting").intValue()).isEqualTo(5);
        assertThat(pool.at("/waits/findings").intValue()).isEqualTo(1);
        assertThat(pool.at("/waits/longest_ms").doubleValue()).isEqualTo(1500.5);
    }

    @Test
    void countsSessionsThatHaveNoEnd() throws IOException {
        try (SampleLog log = new SampleLog(file)) {
            Session session = log.open("Orders.hold");
            log.pass(Duration.ofSeconds(2)).announce(session).pass(Duration.ofSeconds(8));
            log.closed("Orders.find", Duration.ofSeconds(1));
        }

        JsonNode pool = pool();
        assertThat(pool.at("/places/0/place").stringValue()).startsWith("com.acme.Orders.hold(");
        assertThat(pool.at("/places/0/held_ms").doubleValue()).isEqualTo(11_000);
        assertThat(pool.at("/places/0/sessions").intValue()).isZero();
    }

    /** Each JVM has a pool of its own, so two at once do not need twice the connections. */
    @Test
    void reportsAveragesOfOneJvm() throws IOException {
        Path other = directory.resolve("other.jsonl");
        for (Path each : new Path[] {file, other}) {
            try (SampleLog log = new SampleLog(each)) {
                log.closed("Orders.find", Duration.ofMinutes(2)).stop();
            }
        }

        JsonNode pool = JsonMapper.shared()
                .readTree(Command.run("report", "--format", "json", file, other).out())
                .at("/pools/0");
        assertThat(pool.get("average_in_use").doubleValue()).isEqualTo(1);
        assertThat(pool.at("/busiest/average_in_use").doubleValue()).isEqualTo(1);
        assertThat(pool.at("/needs/size").intValue()).isEqualTo(1);
    }

    @Test
    void combinesHundredThousandPlaces() throws IOException {
        StringBuilder log = new StringBuilder(START);
        for (int i = 0; i < 100_000; i++) {
            String site = String.format("%08x", i);
            log.append("{\"type\":\"site\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"site\":\"")
                    .append(site)
                    .append("\",\"place\":\"com.acme.C")
                    .append(i)
                    .append(".m(C.java:1)\",\"place_kind\":\"application\",\"frames\":[]}\n")
                    .append("{\"type\":\"session\",\"time\":\"2026-11-22T12:01:00.000000Z\",\"session\":")
                    .append(i)
                    .append(",\"source\":\"orders-pool\",\"held_ms\":10,\"end\":\"closed\",\"site\":\"")
                    .append(site)
                    .append("\"}\n");
        }
        Files.writeString(file, log);

        JsonNode pool = pool();
        assertThat(pool.get("places")).hasSize(201);
        assertThat(pool.at("/places/200/others").intValue()).isGreaterThan(1_800);
        assertThat(sessions(pool)).isEqualTo(100_000);
    }

    @Test
    void namesSitesThatTheLogLacks() throws IOException {
        StringBuilder log = new StringBuilder(START);
        for (int i = 0; i < 30_000; i++) {
            log.append("{\"type\":\"session\",\"time\":\"2026-11-22T12:01:00.000000Z\",\"session\":" + i
                    + ",\"source\":\"orders-pool\",\"held_ms\":10,\"end\":\"closed\",\"site\":\"" + "0".repeat(i % 9)
                    + i + "\"}\n");
        }
        Files.writeString(file, log);

        JsonNode pool = pool();
        assertThat(pool.at("/places/0/place").stringValue()).startsWith("site ");
        assertThat(sessions(pool)).isEqualTo(30_000);
    }

    @Test
    void shortensPlacesOfExtremeLength() throws IOException {
        String place = "com.acme." + "a".repeat(200_000) + ".m(A.java:1)";
        Files.writeString(
                file,
                START
                        + "{\"type\":\"site\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"site\":\"00000001\","
                        + "\"place\":\""
                        + place + "\",\"frames\":[\"" + place + "\"],\"through\":[\"" + "b".repeat(100_000) + "\"]}\n"
                        + "{\"type\":\"session\",\"time\":\"2026-11-22T12:01:00.000000Z\",\"session\":1,"
                        + "\"source\":\"orders-pool\",\"held_ms\":10,\"end\":\"closed\",\"site\":\"00000001\"}\n"
                        + finding(1, "held", "\"site\":\"00000001\""));

        assertThat(Command.run("report", "--format", "json", file).out()).hasSizeLessThan(20_000);
        assertThat(Command.run("report", file).out()).hasSizeLessThan(10_000);
        String page = Command.run("report", "--format", "html", file).out();
        assertThat(page.substring(page.indexOf("id=\"data\""), page.indexOf("</script>", page.indexOf("id=\"data\""))))
                .hasSizeLessThan(20_000);
    }

    @Test
    void ignoresUsageThatIsNone() throws IOException {
        String usage = "{\"type\":\"usage\",\"time\":\"2026-11-22T12:01:00.000000Z\",\"source\":\"orders-pool\",";
        Files.writeString(
                file,
                START + usage + "\"samples\":1,\"places\":7}\n" + usage
                        + "\"samples\":-5,\"in_use_max\":1e300,\"places\":[1,null,{\"in_use\":-1,\"idle\":99},"
                        + "{\"site\":[],\"in_use\":9223372036854775807,\"idle\":\"x\"}]}\n");

        Command report = Command.run("report", file);
        assertThat(report.exitCode()).isZero();
        assertThat(pool().at("/places/0/idle/share").doubleValue()).isBetween(0.0, 1.0);
    }

    private static int sessions(JsonNode pool) {
        int sessions = 0;
        for (JsonNode place : pool.get("places")) {
            sessions += place.get("sessions").intValue();
        }
        return sessions;
    }

    private static String finding(int number, String kind, String fields) {
        return "{\"type\":\"finding\",\"time\":\"2026-11-22T12:00:01.000000Z\",\"finding\":" + number + ",\"kind\":\""
                + kind + "\",\"severity\":\"warning\",\"source\":\"orders-pool\",\"message\":\"m\",\"remedy\":\"r\","
                + fields + "}\n";
    }

    private JsonNode pool() {
        return JsonMapper.shared()
                .readTree(Command.run("report", "--format", "json", file).out())
                .at("/pools/0");
    }
}
