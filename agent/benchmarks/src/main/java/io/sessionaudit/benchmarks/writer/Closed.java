package io.sessionaudit.benchmarks.writer;

import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.session.Source;

/** Makes sessions that have been closed, for one thread. */
final class Closed {
    private static final long HELD_NANOS = 1_234_567;

    private final Object connection = new Object();
    private final SessionOrigin origin;

    Closed(Source source) {
        Thread thread = Thread.currentThread();
        origin = new SessionOrigin(Owner.of(thread, false), source, thread.getName());
    }

    static Source source() {
        Source source = new Source("com.zaxxer.hikari.HikariDataSource", KnownPool.HIKARI);
        source.setDescription(new Source.Description("orders-pool", "jdbc:mysql://db/orders", 10, Database.MYSQL));
        return source;
    }

    Session next() {
        long now = System.nanoTime();
        Session session = new Session(connection, origin, now - HELD_NANOS, null);
        session.setServerId(987);
        session.beginClose();
        session.endClose(SessionEnd.CLOSED, now);
        return session;
    }
}
