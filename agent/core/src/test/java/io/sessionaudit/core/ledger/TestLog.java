package io.sessionaudit.core.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.CodeSources;
import io.sessionaudit.core.stack.FrameKindClassifier;
import io.sessionaudit.core.stack.PlaceFinder;

import static org.assertj.core.api.Assertions.assertThat;

/** An in-memory log, written by a ledger and read back; every line is validated against the schema. */
final class TestLog {
    final ManualClock clock = new ManualClock();
    final TestSessions sessions = new TestSessions(clock);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final Ledger ledger;

    /** Creates a log with listeners. */
    TestLog(LedgerListener... listeners) {
        ledger = new Ledger(
                new LogWriter(bytes),
                clock,
                BacktraceReader.UNREADABLE,
                new PlaceFinder(new FrameKindClassifier(List.of("com.acme"), List.of(), CodeSources.UNKNOWN)),
                LiveModel.withoutReaders(clock),
                List.of(listeners));
    }

    /** Begins the run. */
    TestLog start() throws IOException {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put(LogFormat.RUN, "4242@app-1@2026-11-22T12:00:00Z");
        description.put(LogFormat.AGENT, "1.0.0");
        description.put(LogFormat.JAVA, "17.0.15");
        description.put(LogFormat.PID, 4242);
        description.put(LogFormat.HOST, "app-1");
        description.put(LogFormat.MAIN, "orders.jar");
        Map<String, String> options = new LinkedHashMap<>();
        options.put("thread-rule", "log");
        options.put("held-after", "30s");
        description.put(LogFormat.OPTIONS, options);
        ledger.start(description);
        return this;
    }

    /** Writes a finding. */
    void enter(Finding finding) throws IOException {
        ledger.write(finding);
    }

    /** Writes a session. */
    void enter(Session session) throws IOException {
        ledger.write(session);
    }

    /** {@return the log as text} */
    String text() throws IOException {
        ledger.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** {@return all records of the log} */
    List<LogRecord> records() throws IOException {
        String text = text();
        text.lines().forEach(line -> assertThat(LogSchema.faults(line)).as(line).isEmpty());
        List<LogRecord> records = new ArrayList<>();
        List<LogProblem> problems = new ArrayList<>();
        LogReader reader = new LogReader(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test.jsonl", problems::add);
        for (LogRecord record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        assertThat(problems).isEmpty();
        return records;
    }

    /** {@return the records of one type} */
    List<LogRecord> records(String type) throws IOException {
        return records().stream().filter(record -> record.type().equals(type)).toList();
    }
}
