package io.sessionaudit.tools;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Held;
import io.sessionaudit.core.finding.LostFindings;
import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.finding.UncommittedClose;
import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.ledger.OptionsChanged;
import io.sessionaudit.core.ledger.UnauditedClass;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.options.Option;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.core.stack.BacktraceReader;

/** Writes logs as the agent does, with its ledger, under a clock that is moved by hand. */
public final class SampleLog implements AutoCloseable {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private OutputStream out;
    private final Ledger ledger;
    private final Source source = new Source("com.zaxxer.hikari.HikariDataSource", KnownPool.HIKARI);
    private final Map<String, Owner> owners = new HashMap<>();
    private long now = 1;

    private final AuditClock clock = new AuditClock() {
        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public Instant at(long nanoTime) {
            return NOON.plusNanos(nanoTime);
        }
    };

    /** A log of one run, begun. */
    public SampleLog(Path file) throws IOException {
        out = Files.newOutputStream(file);
        ledger = new Ledger(new LogWriter(forwarding()), clock, BacktraceReader.UNREADABLE);
        source.setDescription(new Source.Description("orders-pool", "jdbc:mysql://db/orders", 10, Database.MYSQL));
        Map<String, Object> start = new LinkedHashMap<>();
        start.put("run", "4242@app-1@" + file.getFileName());
        start.put("agent", "1.0.0");
        start.put("java", "17.0.15");
        start.put("pid", 4242);
        start.put("host", "app-1");
        start.put("main", "orders.jar");
        start.put("options", Map.of("thread-rule", "log", "held-after", "2s"));
        ledger.start(start);
    }

    /** A session that is open, by a method of the application. */
    public Session open(String method) {
        return open(method, "worker-1");
    }

    /** A session that is open on a thread. */
    public Session open(String method, String thread) {
        Throwable stack = new Throwable();
        stack.setStackTrace(List.of("pool.getConnection", method, "Api.post", "Server.handle").stream()
                .map(SampleLog::frame)
                .toArray(StackTraceElement[]::new));
        Owner owner = owners.computeIfAbsent(thread, name -> Owner.of(new Thread(name), false));
        return new Session(new Object(), new SessionOrigin(owner, source, thread), now, stack);
    }

    /** Time passes. */
    public SampleLog pass(Duration time) {
        now += time.toNanos();
        return this;
    }

    /** A session that was opened, held, and closed. */
    public SampleLog closed(String method, Duration held) throws IOException {
        Session session = open(method);
        pass(held);
        return close(session);
    }

    /** Closes a session, and writes it. */
    public SampleLog close(Session session) throws IOException {
        return end(session, SessionEnd.CLOSED);
    }

    /** Ends a session, and writes it. */
    public SampleLog end(Session session, SessionEnd how) throws IOException {
        session.end(SessionEnd.OPEN, how, now);
        ledger.write(session);
        return this;
    }

    /** Writes that a session is open for a second. */
    public SampleLog announce(Session session) throws IOException {
        SessionObservation.of(session).announced = true;
        ledger.write(new SessionMonitor.Announcement(session));
        return this;
    }

    /** Finds a session held, idle, for the limit or a multiple of it. */
    public SampleLog held(Session session, int escalation) throws IOException {
        var finding = Held.of(
                session,
                Held.Doing.IDLE,
                now - session.openedNanos(),
                now - session.openedNanos(),
                Duration.ofSeconds(30).toNanos(),
                null,
                Thread.State.WAITING,
                escalation,
                now);
        if (escalation == 1) {
            SessionObservation.of(session).findings.add(finding);
        }
        ledger.write(finding);
        return this;
    }

    /** Finds a session abandoned, and writes it. */
    public SampleLog abandoned(Session session) throws IOException {
        ledger.write(LostFindings.abandoned(session, now));
        return end(session, SessionEnd.ABANDONED);
    }

    /** Finds that a session is the second of its thread. */
    public SampleLog second(Session second, Session first) throws IOException {
        ledger.write(SecondSession.logged(second, first, 2, now));
        return this;
    }

    /** Finds changes neither committed nor rolled back; only possible ones for none. */
    public SampleLog uncommitted(Session session, int changes) throws IOException {
        ledger.write(UncommittedClose.of(session, changes, 1, now));
        return this;
    }

    /** A session that ended while the queue was full. */
    public SampleLog unwritten(Session session) {
        session.end(SessionEnd.OPEN, SessionEnd.CLOSED, now);
        source.countOverflow(session);
        return this;
    }

    /** Writes what was only counted. */
    public SampleLog summarise() throws IOException {
        ledger.summarise();
        ledger.summarise(source);
        return this;
    }

    /** Goes on in another file, as when the log is rotated. */
    public SampleLog rotate(Path file) throws IOException {
        ledger.flush();
        out.close();
        out = Files.newOutputStream(file);
        ledger.startPart();
        return this;
    }

    /** An option changes while the agent runs. */
    public SampleLog changed(Option<?> option, String before, String after) {
        ledger.write(new OptionsChanged(List.of(new Settings.Change(option, before, after))));
        return this;
    }

    /** A session ends that was opened before the agent came. */
    public SampleLog untracked() {
        ledger.write(new UntrackedSessions(1));
        return this;
    }

    /** A class is not audited. */
    public SampleLog unaudited(String className, String reason) {
        ledger.write(new UnauditedClass(className, reason));
        return this;
    }

    /** Hands what is written to the file. */
    public SampleLog flush() throws IOException {
        ledger.flush();
        out.flush();
        return this;
    }

    /** Ends the run. */
    public SampleLog stop() throws IOException {
        summarise();
        ledger.stop();
        return this;
    }

    @Override
    public void close() throws IOException {
        ledger.flush();
        out.close();
    }

    private OutputStream forwarding() {
        return new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                out.write(each);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }
        };
    }

    private static StackTraceElement frame(String place) {
        if (place.equals("pool.getConnection")) {
            return new StackTraceElement(
                    "com.zaxxer.hikari.HikariDataSource", "getConnection", "HikariDataSource.java", 99);
        }
        String type = place.substring(0, place.indexOf('.'));
        String method = place.substring(place.indexOf('.') + 1);
        return new StackTraceElement("com.acme." + type, method, type + ".java", 10 + method.length());
    }
}
