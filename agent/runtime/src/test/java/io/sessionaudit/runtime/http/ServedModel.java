package io.sessionaudit.runtime.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.ledger.Dump;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.live.LiveAgent;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.log.LogWriter;
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

/** A live page of injected sessions: each scan is a call of {@link #scan}. */
final class ServedModel implements AutoCloseable {
    final List<String> reported = new CopyOnWriteArrayList<>();
    final LiveModel live;
    final LivePage page;

    private final AuditClock clock = AuditClock.system();
    private final SessionRegistry open = new SessionRegistry();
    private final Owner owner = Owner.of(Thread.currentThread(), false);
    private final Source source = new Source("com.zaxxer.hikari.HikariDataSource", KnownPool.HIKARI);
    private final Ledger ledger;

    ServedModel() {
        source.setDescription(new Source.Description("orders-pool", "jdbc:mysql://db/orders", 10, Database.MYSQL));
        source.setLimit(() -> 10);
        open.enter(owner);
        live = new LiveModel(
                clock,
                new LiveAgent("1.0.0", "17", 42, "app-1", "orders.jar", "audit.jsonl", Instant.EPOCH, false, null, 0),
                () -> true);
        ledger = new Ledger(
                new LogWriter(OutputStream.nullOutputStream()),
                clock,
                BacktraceReader.UNREADABLE,
                new PlaceFinder(new FrameKindClassifier(List.of("com.acme"), List.of(), CodeSources.UNKNOWN)),
                live);
        page = new LivePage(live, this::dump, Map.of(), "app-1", reported::add);
    }

    ServedModel apply(String options) throws OptionException {
        page.apply(SettingsLoader.load(options, Map.of(), Map.of()));
        return this;
    }

    int port() {
        String url = page.url();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.length() - 1));
    }

    Session open(String method) {
        Throwable stack = new Throwable();
        stack.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.zaxxer.hikari.HikariDataSource", "getConnection", "HikariDataSource.java", 99),
            new StackTraceElement("com.acme.Orders", method, "Orders.java", 41)
        });
        Session session =
                new Session(new Object(), new SessionOrigin(owner, source, "worker-1"), clock.nanoTime(), stack);
        owner.add(session);
        return session;
    }

    synchronized ServedModel scan() {
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
    public void close() throws IOException {
        page.stop();
    }
}
