package io.sessionaudit.runtime.listen;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.ledger.UnauditedClass;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.Source;

/**
 * Recognizes sessions that are none. A session that is used inside a call on another session is the physical connection
 * behind it, and so are all others that the same class opens at the same source. Thread-safe.
 */
final class PhysicalConnectionDetector {
    private final SessionRegistry open;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;
    private final Set<KnownPool> internalPools = ConcurrentHashMap.newKeySet();

    PhysicalConnectionDetector(SessionRegistry open, AuditClock clock, Consumer<AuditEvent> sink) {
        this.open = open;
        this.clock = clock;
        this.sink = sink;
    }

    /** Withdraws a session, and all others that its opener has opened at its source. */
    void discardPhysical(Session session) {
        String opener = session.openerClass();
        Source source = session.source();
        if (session.isCertain()) {
            return; // of a known pool, or of a class that uses and closes its own sessions
        }
        source.openers().addPhysical(opener);
        open.forEach(other -> {
            if (other.source() == source && opener.equals(other.openerClass())) {
                withdraw(other);
            }
        });
    }

    /**
     * A known pool has lent inside a call on a session of another source: that source leads to the pool, and the outer
     * session is none.
     */
    void recordFetch(Session inside) {
        if (inside.fetchesLater() && !inside.hasEnded() && StackInspector.isBorrowInsideCall()) {
            discardProxySession(inside);
        }
    }

    /** Withdraws a session that is only a proxy: a call on it ends in a session that a known pool has lent. */
    void discardProxySession(Session view) {
        recordLeads(view.source());
        withdraw(view);
    }

    /** A source leads to a known pool: connections that were not used were never lent. */
    void recordLeads(Source source) {
        if (source.lending() != Source.Lending.LEADS) {
            source.recordLeads();
            open.undecided().takeOf(source, session -> {});
        }
    }

    /** A connection of a source was used without a known pool behind it: the source lends. */
    void recordLends(Source source) {
        if (source.lending() == Source.Lending.UNKNOWN) {
            source.recordLends();
            open.undecided().takeOf(source, sink);
        }
    }

    /**
     * Called when a tentative session is used by another thread than before. A connection that a third thread uses
     * without a close in between belongs to an unknown pool.
     *
     * @return whether it does; then the session is withdrawn, and all others that its opener has opened at its source
     */
    boolean discardIfPooledByUnknownClass(Session session, Owner before, Owner caller) {
        String opener = session.openerClass();
        if (opener == null || before == session.opener() || caller == session.opener()) {
            return false;
        }
        Source source = session.source();
        sink.accept(new UnauditedClass(
                opener,
                "pools connections of " + source.name() + " without lending a DataSource: its sessions are not seen"));
        discardPhysical(session);
        return true;
    }

    /** Reports once for each library's internal pool over {@code DriverManager} that its sessions are not audited. */
    void reportInternalPool(String opener, Source source) {
        KnownPool pool = KnownPool.ofClass(opener);
        if (pool != null && pool.lendsNoDataSource() && internalPools.add(pool)) {
            sink.accept(new UnauditedClass(
                    opener, pool.title() + " of " + source.name() + " lends no DataSource: its sessions are not seen"));
        }
    }

    /**
     * A data source of an unknown pool has lent: connections that its class has opened at other sources are physical.
     */
    void recordLendingClass(String topLevel) {
        open.forEach(session -> {
            String opener = session.openerClass();
            boolean isOwn = opener != null
                    && topLevel.equals(OpenerFinder.topLevel(opener))
                    && !topLevel.equals(OpenerFinder.topLevel(session.source().className()));
            if (isOwn && !session.isCertain()) {
                session.source().openers().addPhysical(opener);
                withdraw(session);
            }
        });
    }

    /** Withdraws a session: it is none. */
    void withdraw(Session session) {
        if (session.end(SessionEnd.OPEN, SessionEnd.WITHDRAWN, clock.nanoTime())) {
            sink.accept(session);
        }
    }
}
