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
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.monitor.UsageSample;
import io.sessionaudit.core.options.Option;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.core.stack.BacktraceReader;

/** Writes logs through the agent's ledger, with a clock that the test advances. */
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

    /** Begins a log of one run. */
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

    /** Opens a session in a method of the application. */
    public Session open(String method) {
        return open(method, "worker-1");
    }

    /** Opens a session on the given thread. */
    public Session open(String method, String thread) {
        return open(thread, List.of("pool.getConnection", method, "Api.post", "Server.handle"));
    }

    /** Opens a session in a method that calls libraries, with a caller of its own. */
    public Session openThrough(String method, String caller, String thread) {
        return open(
                thread,
                List.of(
                        "pool.getConnection",
                        "org.hibernate.internal.SessionImpl.connect",
                        "org.hibernate.internal.SessionImpl.query",
                        "org.springframework.data.jpa.Repository.find",
                        "org.springframework.aop.Proxy.invoke",
                        "jdk.internal.reflect.Method.invoke",
                        method,
                        caller,
                        "Server.handle"));
    }

    private Session open(String thread, List<String> frames) {
        Throwable stack = new Throwable();
        stack.setStackTrace(frames.stream().map(SampleLog::frame).toArray(StackTraceElement[]::new));
        Owner owner = owners.computeIfAbsent(thread, name -> Owner.of(new Thread(name), false));
        return new Session(new Object(), new SessionOrigin(owner, source, thread), now, stack);
    }

    /** Advances the clock. */
    public SampleLog pass(Duration time) {
        now += time.toNanos();
        return this;
    }

    /** Writes a session that was held for a time and closed. */
    public SampleLog closed(String method, Duration held) throws IOException {
        Session session = open(method);
        pass(held);
        return close(session);
    }

    /** Closes and writes a session. */
    public SampleLog close(Session session) throws IOException {
        return end(session, SessionEnd.CLOSED);
    }

    /** Ends and writes a session. */
    public SampleLog end(Session session, SessionEnd how) throws IOException {
        session.end(SessionEnd.OPEN, how, now);
        ledger.write(session);
        return this;
    }

    /** Writes that a session has been open for a second. */
    public SampleLog announce(Session session) throws IOException {
        SessionObservation.of(session).announced = true;
        ledger.write(new SessionMonitor.Announcement(session));
        return this;
    }

    /** Reports a session as held and idle, for the limit or a multiple of it. */
    public SampleLog held(Session session, int escalation) throws IOException {
        var finding = Held.of(
                session,
                SessionActivity.IDLE,
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

    /** Reports a session as abandoned and writes it. */
    public SampleLog abandoned(Session session) throws IOException {
        ledger.write(LostFindings.abandoned(session, now));
        return end(session, SessionEnd.ABANDONED);
    }

    /** Reports a session as the second one of its thread. */
    public SampleLog second(Session second, Session first) throws IOException {
        ledger.write(SecondSession.logged(second, first, 2, now));
        return this;
    }

    /** Reports uncommitted changes; possible ones if the number is zero. */
    public SampleLog uncommitted(Session session, int changes) throws IOException {
        ledger.write(UncommittedClose.of(session, changes, 1, now));
        return this;
    }

    /** Counts a session that ended while the queue was full. */
    public SampleLog unwritten(Session session) {
        session.end(SessionEnd.OPEN, SessionEnd.CLOSED, now);
        source.overflowCounts().add(session);
        return this;
    }

    /** Writes a sample of the open sessions, and of threads that wait for one. */
    public SampleLog sample(int waiting, Session... open) {
        UsageSample sample = new UsageSample();
        for (Session session : open) {
            sample.addOpen(session);
        }
        for (int i = 0; i < waiting; i++) {
            sample.addWaiting(source);
        }
        ledger.write(sample);
        return this;
    }

    /** Writes the summaries. */
    public SampleLog summarise() throws IOException {
        ledger.summarise();
        ledger.summarise(source);
        return this;
    }

    /** Continues in another file, as after rotation. */
    public SampleLog rotate(Path file) throws IOException {
        ledger.flush();
        out.close();
        out = Files.newOutputStream(file);
        ledger.startPart();
        return this;
    }

    /** Records a change of an option at run time. */
    public SampleLog changed(Option<?> option, String before, String after) {
        ledger.write(new OptionsChanged(List.of(new Settings.Change(option, before, after))));
        return this;
    }

    /** Records the end of a session that was opened before the agent was attached. */
    public SampleLog untracked() {
        ledger.write(new UntrackedSessions(1));
        return this;
    }

    /** Records an unaudited class. */
    public SampleLog unaudited(String className, String reason) {
        ledger.write(new UnauditedClass(className, reason));
        return this;
    }

    /** Writes buffered records to the file. */
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
        String type = place.substring(0, place.lastIndexOf('.'));
        String method = place.substring(place.lastIndexOf('.') + 1);
        if (type.contains(".")) {
            String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
            return new StackTraceElement(type, method, file, 10 + method.length());
        }
        return new StackTraceElement("com.acme." + type, method, type + ".java", 10 + method.length());
    }
}
