package io.sessionaudit.core.ledger;

import java.io.IOException;
import java.time.Duration;

import io.sessionaudit.core.finding.LostFindings;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The schema accepts what the ledger writes and rejects invalid records. */
class LogSchemaTest {
    private String start;
    private String session;
    private String finding;
    private String stop;

    @BeforeEach
    void writeGoodLines() throws IOException {
        TestLog log = new TestLog().start();
        Session lost = log.sessions.open("forget");
        log.clock.advance(Duration.ofMillis(5));
        log.enter(LostFindings.abandoned(lost, log.clock.nanoTime()));
        log.enter(log.sessions.end(lost, SessionEnd.ABANDONED));
        log.ledger.stop();
        start = line(log, LogFormat.START);
        session = line(log, LogFormat.SESSION);
        finding = line(log, LogFormat.FINDING);
        stop = line(log, LogFormat.STOP);
    }

    @Test
    void acceptsValidRecords() {
        assertThat(LogSchema.faults(start)).isEmpty();
        assertThat(LogSchema.faults(session)).isEmpty();
        assertThat(LogSchema.faults(finding)).isEmpty();
        assertThat(LogSchema.faults(stop)).isEmpty();
    }

    @Test
    void acceptsAdditionalFields() {
        assertThat(LogSchema.faults(session.replace("\"end\"", "\"brand_new\":[1],\"end\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"end\":\"abandoned\"     | \"end\":\"vanished\"",
                "\"end\":\"abandoned\"     | \"ended\":\"abandoned\"",
                "\"held_ms\":5.000         | \"held_ms\":\"5.000\"",
                "\"held_ms\":5.000         | \"held_ms\":-5.0",
                "\"held_ms\":5.000         | \"held\":5.0",
                "\"virtual\":false         | \"virtual\":\"no\"",
                "\"session\":1             | \"session\":1.5",
                "\"session\":1             | \"session\":0",
                "\"statements\":0          | \"statements\":null",
                "\"type\":\"session\"      | \"type\":\"sessions\"",
                "\"type\":\"session\",     | ~~",
                "2026-11-22T12:00:00.005000Z | 2026-11-22T12:00:00Z",
                "\"thread\":\"worker-1\"   | \"thread\":1"
            })
    void rejectsInvalidSession(String good, String bad) {
        assertBad(session, good, bad);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"kind\":\"abandoned\"    | \"kind\":\"forgotten\"",
                "\"kind\":\"abandoned\"    | \"kind\":\"held\"",
                "\"severity\":\"error\"    | \"severity\":\"fatal\"",
                "\"severity\":\"error\",   | ~~",
                "\"session\":1,            | ~~",
                "\"count\":1               | \"count\":2",
                "\"remedy\":               | \"cure\":"
            })
    void rejectsInvalidFinding(String good, String bad) {
        assertBad(finding, good, bad);
    }

    /** Logs of earlier builds contain no places. */
    @Test
    void siteMayHaveNoPlace() {
        String site = "{\"type\":\"site\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"site\":\"b8416b88\","
                + "\"place\":\"a.B.c(B.java:1)\",\"place_kind\":\"other\",\"through\":[\"Spring\"],\"frames\":[]}";

        assertThat(LogSchema.faults(site)).isEmpty();
        assertThat(LogSchema.faults(site.replaceFirst("\"place\".*\\],\"frames", "\"frames")))
                .isEmpty();
        assertBad(site, "\"other\"", "\"theirs\"");
        assertBad(site, "[\"Spring\"]", "[]");
    }

    @Test
    void validatesStartAndStop() {
        assertBad(start, "\"format\":1", "\"format\":2");
        assertBad(start, "\"pid\":4242", "\"pid\":\"4242\"");
        assertBad(start, "\"held-after\":\"30s\"", "\"held-after\":30");
        assertBad(stop, "\"abandoned\":1", "\"forgotten\":1");
        assertBad(stop, "\"abandoned\":1", "\"abandoned\":\"1\"");
    }

    @Test
    void requiresResolutionOfFindingOrWithdrawnSession() {
        String time = "\"time\":\"2026-11-22T12:00:00.000000Z\"";

        assertThat(LogSchema.faults("{\"type\":\"resolved\"," + time + ",\"session\":1,\"withdrawn\":true}"))
                .isEmpty();
        assertThat(LogSchema.faults("{\"type\":\"resolved\"," + time + ",\"session\":1}"))
                .isNotEmpty();
        assertThat(LogSchema.faults("{\"type\":\"resolved\"," + time + ",\"session\":1,\"finding\":1}"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void containsEveryKind(FindingKind kind) {
        assertThat(LogSchema.faults(stop.replace("abandoned", kind.label()))).isEmpty();
    }

    private static void assertBad(String line, String good, String bad) {
        assertThat(line).contains(good);
        String changed = line.replace(good, bad == null ? "" : bad);
        assertThat(LogSchema.faults(changed)).as(changed).isNotEmpty();
    }

    private static String line(TestLog log, String type) throws IOException {
        return log.text()
                .lines()
                .filter(each -> each.startsWith("{\"type\":\"" + type + "\""))
                .findFirst()
                .orElseThrow();
    }
}
