package io.sessionaudit.tools.html;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Held;
import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.ledger.Dump;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.live.LiveAgent;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.options.SettingsLoader;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.CodeSources;
import io.sessionaudit.core.stack.FrameKindClassifier;
import io.sessionaudit.core.stack.PlaceFinder;
import io.sessionaudit.runtime.http.LivePage;

/** A JVM whose live page is served, with injected pools and sessions. It scans when {@link #scan} is called. */
final class ServedJvm implements AutoCloseable {
    private final AuditClock system = AuditClock.system();
    private final AuditClock clock = new AuditClock() {
        @Override
        public long nanoTime() {
            return system.nanoTime() + passedNanos;
        }

        @Override
        public Instant at(long nanoTime) {
            return system.at(nanoTime);
        }
    };
    private volatile long passedNanos;
    private final SessionRegistry open = new SessionRegistry();
    private final List<Owner> waiting = new ArrayList<>();
    private final LiveModel live = new LiveModel(
            clock,
            new LiveAgent(
                    "1.0.0",
                    "21.0.5",
                    4242,
                    "app-1",
                    "orders.jar",
                    "/var/log/orders/session-audit-4242.jsonl",
                    Instant.now(),
                    true,
                    null,
                    0),
            () -> true);
    private final Ledger ledger = new Ledger(
            new LogWriter(OutputStream.nullOutputStream()),
            clock,
            BacktraceReader.UNREADABLE,
            new PlaceFinder(new FrameKindClassifier(List.of("com.acme"), List.of(), CodeSources.UNKNOWN)),
            live);
    private final LivePage page = new LivePage(live, this::dump, Map.of(), "app-1", line -> {});

    ServedJvm(String options) throws OptionException {
        page.apply(SettingsLoader.load(options, Map.of(), Map.of()));
    }

    String url() {
        return page.url();
    }

    static Source pool(String name, int max) {
        Source pool = new Source("com.zaxxer.hikari.HikariDataSource", KnownPool.HIKARI);
        pool.setDescription(new Source.Description(name, "jdbc:mysql://db/" + name, max, Database.MYSQL));
        pool.setLimit(() -> max);
        return pool;
    }

    /** Opens a session that is held for that long already. */
    synchronized Session open(Source pool, String place, String thread, Duration held) {
        Owner owner = Owner.of(new Thread(thread), false);
        open.enter(owner);
        Session session = new Session(
                new Object(), new SessionOrigin(owner, pool, thread), clock.nanoTime() - held.toNanos(), stack(place));
        session.setServerId(7_000 + open.count());
        session.recordStatement("SELECT * FROM orders WHERE id = 42");
        owner.add(session);
        return session;
    }

    private static Throwable stack(String place) {
        int dot = place.indexOf('.');
        Throwable stack = new Throwable();
        stack.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.zaxxer.hikari.HikariDataSource", "getConnection", "HikariDataSource.java", 99),
            new StackTraceElement("org.hibernate.internal.SessionImpl", "connect", "SessionImpl.java", 17),
            new StackTraceElement(
                    "com.acme." + place.substring(0, dot),
                    place.substring(dot + 1),
                    place.substring(0, dot) + ".java",
                    40 + place.length()),
            new StackTraceElement("com.acme.Api", "get", "Api.java", 17)
        });
        return stack;
    }

    /** Advances the clock; a negative duration sets it back, before the first session. */
    ServedJvm pass(Duration time) {
        passedNanos += time.toNanos();
        return this;
    }

    /** Lets that many threads wait for a connection of the pool, and no others for any pool. */
    synchronized ServedJvm waitFor(Source pool, int threads) {
        waiting.forEach(Owner::endBorrow);
        waiting.clear();
        for (int i = 0; i < threads; i++) {
            Owner owner = Owner.of(new Thread("waiting-" + i), false);
            owner.beginBorrow();
            owner.beginLending(pool, 1, false);
            open.enter(owner);
            waiting.add(owner);
        }
        return this;
    }

    synchronized ServedJvm close(Session session) {
        session.end(SessionEnd.OPEN, SessionEnd.CLOSED, clock.nanoTime());
        ledger.write(session);
        return this;
    }

    /** Reports that a session is held. */
    synchronized ServedJvm reportHeld(Session session) {
        long held = clock.nanoTime() - session.openedNanos();
        long limit = Duration.ofSeconds(30).toNanos();
        ledger.write(Held.of(session, SessionActivity.IDLE, held, held, limit, null, null, 1, clock.nanoTime()));
        return this;
    }

    synchronized ServedJvm scan() {
        live.sample(open);
        ledger.updateLive();
        return this;
    }

    private synchronized String dump(long session) {
        Dump dump = Dump.of(open, clock, session);
        ledger.write(dump);
        return dump.rendered().join();
    }

    @Override
    public void close() {
        page.stop();
    }
}
