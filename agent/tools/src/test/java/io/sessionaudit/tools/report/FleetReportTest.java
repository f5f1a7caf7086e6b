package io.sessionaudit.tools.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.tools.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** One report of the logs of many JVMs. */
class FleetReportTest {
    private static final int JVMS = 1_000;
    private static final int LEAKING = 212;

    @TempDir
    Path directory;

    /** Each JVM that leaks does so twice, in two files. */
    @Test
    void statesInHowManyJvmsAPlaceHasFindings() throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("report", "--format", "json"));
        for (int jvm = 0; jvm < JVMS; jvm++) {
            boolean isLeaking = jvm < LEAKING;
            arguments.add(write(jvm, 1, isLeaking ? finding(jvm, 1) : ""));
            if (isLeaking) {
                arguments.add(write(jvm, 2, finding(jvm, 2)));
            }
        }
        JsonNode report =
                JsonMapper.shared().readTree(Command.run(arguments.toArray()).out());

        assertThat(report.at("/verdict/jvms").intValue()).isEqualTo(JVMS);
        assertThat(report.get("findings")).hasSize(1);
        assertThat(report.at("/findings/0/count").intValue()).isEqualTo(2 * LEAKING);
        assertThat(report.at("/findings/0/jvms").intValue()).isEqualTo(LEAKING);
        assertThat(report.get("services").valueStream().map(FleetReportTest::service))
                .containsExactly("orders.jar 21.0.2 750 10", "orders.jar 17.0.1 250 5");
        assertThat(report.at("/services/1/first_hosts").toString())
                .isEqualTo("[\"host-0\",\"host-12\",\"host-16\",\"host-4\",\"host-8\"]");

        arguments.set(2, "text");
        assertThat(Command.run(arguments.toArray()).out())
                .containsSubsequence(
                        "JVMS  1,000, by program and Java version",
                        "  orders.jar                        21.0.2                       750        10",
                        "  orders.jar                        17.0.1                       250         5",
                        "in 212 of 1,000 JVMs, 2026-11-22 12:00:01 to 12:03:31 UTC",
                        "VERDICT: 424 findings");
    }

    @Test
    void placeHasFindingsInNoMoreJvmsThanThereAre() throws IOException {
        JsonNode report = ofOneFile(2_000);

        assertThat(report.at("/verdict/jvms").intValue()).isEqualTo(2_000);
        assertThat(report.at("/findings/0/jvms").intValue()).as("an estimate").isBetween(1_800, 2_000);
    }

    @Test
    void servicesIncludeRunsBeyondTheLimit() throws IOException {
        JsonNode report = ofOneFile(6_000);

        assertThat(report.get("services")
                        .valueStream()
                        .map(row -> row.get("main").stringValue()))
                .containsExactly("orders.jar", "orders.jar", "others");
        assertThat(report.get("services")
                        .valueStream()
                        .mapToLong(row -> row.get("jvms").longValue())
                        .sum())
                .isEqualTo(report.at("/verdict/jvms").longValue());
        assertThat(report.at("/verdict/jvms").intValue()).as("an estimate").isBetween(5_400, 6_600);
    }

    private JsonNode ofOneFile(int jvms) throws IOException {
        StringBuilder log = new StringBuilder();
        for (int jvm = 0; jvm < jvms; jvm++) {
            log.append(start(jvm, 1)).append(finding(jvm, 1));
        }
        Path file = Files.writeString(directory.resolve("all.jsonl"), log);
        return JsonMapper.shared()
                .readTree(Command.run("report", "--format", "json", file).out());
    }

    private static String service(JsonNode service) {
        return service.get("main").stringValue() + " " + service.get("java").stringValue() + " "
                + service.get("jvms").intValue() + " " + service.get("hosts").intValue();
    }

    private Path write(int jvm, int part, String records) throws IOException {
        return Files.writeString(directory.resolve("jvm-" + jvm + "." + part + ".jsonl"), start(jvm, part) + records);
    }

    private static String start(int jvm, int part) {
        return """
                {"type":"start","time":"2026-11-22T12:00:00.000000Z","format":1,"part":%d,"run":"run-%d",\
                "agent":"1.0.0","java":"%s","pid":%d,"host":"host-%d","main":"orders.jar","options":{}}
                """.formatted(part, jvm, jvm % 4 == 0 ? "17.0.1" : "21.0.2", jvm, jvm % 20 - jvm % 2);
    }

    private static String finding(int jvm, int number) {
        return """
                {"type":"finding","time":"2026-11-22T12:%02d:%02d.000000Z","finding":%d,"kind":"abandoned",\
                "severity":"error","session":%d,"source":"orders","place":"com.acme.Orders.export(Orders.java:44)",\
                "place_kind":"application","message":"The session was never closed.","count":1}
                """.formatted(jvm % LEAKING / 60, jvm % 60 + (jvm == 0 ? 1 : 0), number, number);
    }
}
