package io.sessionaudit.otlp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.live.LiveAgent;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.options.SettingsLoader;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.TraceContext;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.CodeSources;
import io.sessionaudit.core.stack.FrameKindClassifier;
import io.sessionaudit.core.stack.PlaceFinder;

/** A log in memory, of which findings and sessions are also sent. */
final class SentLog {
    final ManualClock clock = new ManualClock();
    final TestSessions sessions = new TestSessions(clock);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LiveModel live = new LiveModel(
            clock,
            new LiveAgent("1.0", "17", 42, "app-1", "orders.jar", "sent.jsonl", Instant.EPOCH, true, null, 0),
            () -> true);
    private final Ledger ledger;

    SentLog(String options) throws OptionException {
        Settings settings = SettingsLoader.load(options, Map.of(), Map.of());
        ledger = new Ledger(
                new LogWriter(bytes),
                clock,
                BacktraceReader.UNREADABLE,
                new PlaceFinder(new FrameKindClassifier(List.of("com.acme"), List.of(), CodeSources.UNKNOWN)),
                live,
                List.of(new OtlpExportFactory().create(settings, clock, "orders.jar", live)));
        ledger.start(Map.of(LogFormat.RUN, "1@app@2026-11-22T12:00:00Z"));
    }

    /** Takes and publishes the current state. */
    LiveState scan(SessionRegistry open) {
        live.refresh(open);
        ledger.updateLive();
        return live.state();
    }

    /** Two nested sessions, the second of which is a finding; both end. */
    void nest(String method) {
        Session outer = sessions.open(method);
        Session inner = sessions.open(method + "Again");
        inner.setMdc(Map.of("request", "r-1"));
        inner.setTrace(new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"));
        ledger.write(SecondSession.logged(inner, outer, 2, clock.nanoTime()));
        ledger.write(sessions.end(inner, SessionEnd.CLOSED));
        ledger.write(sessions.end(outer, SessionEnd.CLOSED));
    }

    /** A session that ends. */
    void write(Session session) {
        ledger.write(sessions.end(session, SessionEnd.CLOSED));
    }

    /** Ends the run, and returns the records of the log by type. */
    Map<String, List<LogRecord>> end() throws IOException {
        ledger.stop();
        ledger.flush();
        List<LogRecord> records = new ArrayList<>();
        LogReader reader = new LogReader(new ByteArrayInputStream(bytes.toByteArray()), "sent.jsonl", problem -> {
            throw new AssertionError(problem);
        });
        for (LogRecord record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records.stream().collect(Collectors.groupingBy(LogRecord::type));
    }
}
