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

/** Findings by place: many stacks to one line are one group. */
class PlaceGroupsTest {
    private static final String START = "{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"format\":1}\n";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("places.jsonl");
    }

    @Test
    void fiftyStacksToOneLineAreOneGroup() throws IOException {
        try (SampleLog log = new SampleLog(file)) {
            for (int i = 0; i < 50; i++) {
                Session session = log.openThrough("Orders.store", "Api.call" + "x".repeat(i), "worker-1");
                log.pass(Duration.ofMillis(1)).uncommitted(session, 1).close(session);
            }
            log.stop();
        }

        JsonNode report = json();
        assertThat(report.get("findings")).hasSize(1);
        JsonNode group = report.at("/findings/0");
        assertThat(group.get("count").intValue()).isEqualTo(50);
        assertThat(group.get("stacks").intValue()).isEqualTo(50);
        assertThat(group.get("place").stringValue()).isEqualTo("com.acme.Orders.store(Orders.java:15)");
        assertThat(group.get("through").toString()).isEqualTo("[\"Hibernate\",\"Spring Data\"]");
        assertThat(group.get("sites")).as("the others are only counted").hasSize(1);
        assertThat(group.at("/frames/0").stringValue())
                .as("the place, not the library")
                .isEqualTo(group.get("place").stringValue());
        assertThat(report.at("/pools/0/places")).hasSize(1);
        assertThat(report.at("/pools/0/places/0/stacks").intValue()).isEqualTo(50);
        assertThat(Command.run("report", file).out())
                .containsSubsequence(
                        "  com.acme.Orders.store(Orders.java:15)",
                        "    through Hibernate, Spring Data",
                        "    50 stacks; one of them:",
                        "VERDICT: 50 findings (50 warnings) at 1 place in 50 sessions.");
    }

    @Test
    void aLogWithoutPlacesUsesTheFirstFrame() throws IOException {
        Files.writeString(
                file,
                START
                        + "{\"type\":\"site\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"site\":\"00000001\","
                        + "\"frames\":[\"com.acme.Old.find(Old.java:1)\",\"com.acme.Api.get(Api.java:2)\"]}\n"
                        + finding(1, "held", "00000001", ""));

        assertThat(json().at("/findings/0/place").stringValue()).isEqualTo("com.acme.Old.find(Old.java:1)");
        assertThat(Command.run("check", file).out()).contains("1 held at com.acme.Old.find(Old.java:1)");
    }

    @Test
    void aFindingsOwnPlaceTakesPrecedence() throws IOException {
        Files.writeString(
                file,
                START
                        + "{\"type\":\"site\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"site\":\"00000001\","
                        + "\"place\":\"com.acme.A.a(A.java:1)\",\"frames\":[]}\n"
                        + finding(1, "held", "00000001", ",\"place\":\"com.acme.B.b(B.java:2)\"")
                        + finding(2, "held", "00000001", ""));

        JsonNode findings = json().get("findings");
        assertThat(findings).hasSize(2);
        assertThat(findings.get(0).get("place").stringValue()).isEqualTo("com.acme.A.a(A.java:1)");
        assertThat(findings.get(1).get("place").stringValue()).isEqualTo("com.acme.B.b(B.java:2)");
    }

    @Test
    void theCallersBeginBehindTheLineOfALambda() throws IOException {
        Files.writeString(
                file,
                START
                        + "{\"type\":\"site\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"site\":\"00000001\","
                        + "\"place\":\"com.acme.A.find(A.java:7)\",\"frames\":[\"org.jooq.X.y(X.java:1)\","
                        + "\"com.acme.A.lambda$find$0(A.java:7)\",\"com.acme.Api.get(Api.java:2)\"]}\n"
                        + finding(1, "held", "00000001", ""));

        assertThat(json().at("/findings/0/frames").toString())
                .isEqualTo("[\"com.acme.A.lambda$find$0(A.java:7)\",\"com.acme.Api.get(Api.java:2)\"]");
    }

    @Test
    void groupsBeyondTheLimitAreCombinedByKind() throws IOException {
        StringBuilder log = new StringBuilder(START);
        int places = FindingTallies.MAX_GROUPS + 500;
        for (int i = 0; i < places; i++) {
            log.append(finding(i, "held", "", ",\"place\":\"com.acme.C" + i + ".m(C.java:1)\""));
        }
        Files.writeString(file, log);

        JsonNode report = json();
        assertThat(report.get("findings")).hasSize(FindingTallies.MAX_GROUPS + 1);
        assertThat(report.at("/verdict/findings").intValue()).isEqualTo(places);
        assertThat(report.at("/findings/0/count").intValue()).isEqualTo(500);
        assertThat(report.at("/findings/0/place").isNull()).isTrue();
    }

    private static String finding(int number, String kind, String site, String fields) {
        return "{\"type\":\"finding\",\"time\":\"2026-11-22T12:00:01.000000Z\",\"finding\":" + number + ",\"kind\":\""
                + kind + "\",\"severity\":\"warning\",\"source\":\"orders-pool\",\"message\":\"m\",\"remedy\":\"r\""
                + (site.isEmpty() ? "" : ",\"site\":\"" + site + "\"") + fields + "}\n";
    }

    private JsonNode json() {
        return JsonMapper.shared()
                .readTree(Command.run("report", "--format", "json", file).out());
    }
}
