package io.sessionaudit.tools.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.tools.SampleLog;
import io.sessionaudit.tools.report.ReportBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HeadlineTest {
    @TempDir
    Path directory;

    private Path log;
    private SampleLog sample;

    @BeforeEach
    void begin() throws IOException {
        log = directory.resolve("audit.jsonl");
        sample = new SampleLog(log);
    }

    @Test
    void reportsAllSessionsClosedIfThereAreNoFindings() throws IOException {
        sample.closed("Orders.find", Duration.ofMillis(1))
                .closed("Orders.find", Duration.ofMillis(1))
                .stop();

        assertThat(headline()).isEqualTo("No findings: all 2 sessions were closed.");
    }

    @Test
    void usesSingularForOneSession() throws IOException {
        sample.closed("Orders.find", Duration.ofMillis(1)).stop();

        assertThat(headline()).isEqualTo("No findings: the one session was closed.");
    }

    @Test
    void qualifiesResultOfLogWithoutEnd() throws IOException {
        sample.closed("Orders.find", Duration.ofMillis(1));

        assertThat(headline()).isEqualTo("No findings in 1 session, as far as the log goes.");
    }

    @Test
    void reportsInfosAsNoProblem() throws IOException {
        Session session = sample.open("Orders.call");
        sample.uncommitted(session, 0).close(session).stop();

        assertThat(headline()).isEqualTo("Nothing wrong in 1 session, and 1 remark at 1 place.");
    }

    @Test
    void countsWarningsAndTheirPlaces() throws IOException {
        for (String method : new String[] {"Orders.store", "Orders.store", "Orders.change"}) {
            Session session = sample.open(method);
            sample.uncommitted(session, 1).close(session);
        }
        sample.stop();

        assertThat(headline()).isEqualTo("3 warnings at 2 places in 3 sessions.");
    }

    @Test
    void putsLeaksFirst() throws IOException {
        sample.closed("Orders.find", Duration.ofMillis(1))
                .abandoned(sample.open("Orders.leak"))
                .stop();

        assertThat(headline()).isEqualTo("1 of 2 sessions was never closed: 1 error at 1 place.");
    }

    @Test
    void putsStarvationBeforeLeaks() throws IOException {
        sample.abandoned(sample.open("Orders.leak")).close();
        Files.writeString(
                log,
                Files.readString(log)
                        + "{\"type\":\"finding\",\"time\":\"2026-11-22T12:00:01.000000Z\",\"finding\":2,"
                        + "\"kind\":\"starved\",\"severity\":\"error\",\"source\":\"orders-pool\",\"message\":\"m\","
                        + "\"remedy\":\"r\",\"count\":1}\n");

        assertThat(headline())
                .isEqualTo("Threads waited for connections of an exhausted pool, and 1 of 1 session was never closed:"
                        + " 2 errors at 2 places.");
    }

    @Test
    void reportsEmptyLogAsUnreadable() throws IOException {
        sample.close();
        Files.writeString(log, "");

        assertThat(headline()).isEqualTo("Nothing in these logs could be read.");
    }

    private String headline() throws IOException {
        sample.close();
        ReportBuilder builder = new ReportBuilder();
        LogReader.read(log, builder::record, builder::problem);
        return Headline.of(builder.build());
    }
}
