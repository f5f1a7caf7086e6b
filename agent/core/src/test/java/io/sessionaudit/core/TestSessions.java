package io.sessionaudit.core;

import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.session.Source;

/** Sessions of an application that does not exist, under a clock that is moved by hand. */
public final class TestSessions {
    private final ManualClock clock;
    private final Source source = source("orders-pool");

    /** Sessions that go by a clock. */
    public TestSessions(ManualClock clock) {
        this.clock = clock;
    }

    /** A HikariCP pool. */
    public static Source source(String name) {
        Source source = new Source("com.zaxxer.hikari.HikariDataSource", KnownPool.HIKARI);
        source.setDescription(new Source.Description(name, "jdbc:mysql://db/orders", 10, Database.MYSQL));
        source.setLimit(() -> 10);
        return source;
    }

    /** Where the sessions come from. */
    public Source source() {
        return source;
    }

    /** A session that a method of the application has opened on this thread. */
    public Session open(String method) {
        Owner owner = Owner.of(Thread.currentThread(), false);
        return open(new Object(), owner, method);
    }

    /** A session with all that belongs to it; of no method, its stack is missing. */
    public Session open(Object connection, Owner owner, String method) {
        Throwable stack = method == null ? null : stack(method);
        Session session =
                new Session(connection, new SessionOrigin(owner, source, "worker-1"), clock.nanoTime(), stack);
        owner.add(session);
        return session;
    }

    /** Ends a session now. */
    public Session end(Session session, SessionEnd how) {
        session.end(SessionEnd.OPEN, how, clock.nanoTime());
        return session;
    }

    /** The stack of a method of the application that asks the pool. */
    public static Throwable stack(String method) {
        Throwable stack = new Throwable();
        stack.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.zaxxer.hikari.HikariDataSource", "getConnection", "HikariDataSource.java", 99),
            new StackTraceElement("com.acme.Orders", method, "Orders.java", 40 + method.length()),
            new StackTraceElement("com.acme.Api", "get", "Api.java", 17)
        });
        return stack;
    }
}
