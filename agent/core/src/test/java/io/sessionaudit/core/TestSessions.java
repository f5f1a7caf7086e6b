package io.sessionaudit.core;

import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.session.Source;

/** Sessions of an imaginary application, timed by the given clock. */
public final class TestSessions {
    private final ManualClock clock;
    private final Source source = source("orders-pool");

    /** Creates sessions that use the clock. */
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

    /** The source of all sessions. */
    public Source source() {
        return source;
    }

    /** Opens a session in the given method of the application, on the current thread. */
    public Session open(String method) {
        Owner owner = Owner.of(Thread.currentThread(), false);
        return open(new Object(), owner, method);
    }

    /** Opens a session with the given connection and owner; its stack is missing if there is no method. */
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

    /** The stack of a method of the application that borrows from the pool. */
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
