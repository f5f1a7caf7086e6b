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
 * Learns which sessions are none: a session whose connection is called from inside a call on another session is the
 * physical connection behind it. What the same class opens at the same source is so from then on. Threadsafe.
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

    /** Takes a session back, and all others that its opener has opened at its source. */
    void learn(Session session) {
        String opener = session.opener();
        Source source = session.source();
        if (session.isCertain()) {
            return; // of a known pool, or of a class that uses and closes its own: a session, whoever calls it
        }
        source.openers().addPhysical(opener);
        open.forEach(other -> {
            if (other.source() == source && opener.equals(other.opener())) {
                withdraw(other);
            }
        });
    }

    /**
     * A known pool has lent a connection inside a call on a session of another source: that source leads to the pool, and what it gave
     * out is no session.
     */
    void fetched(Session inside) {
        if (inside.fetchesLater() && !inside.hasEnded() && StackInspector.isBorrowInsideCall()) {
            learnView(inside);
        }
    }

    /** Takes a session back that is only a view of another one: its calls end in a session that a known pool has lent. */
    void learnView(Session view) {
        leads(view.source());
        withdraw(view);
    }

    /** A source leads to a known pool: what it gave out unused was not lent. */
    void leads(Source source) {
        if (source.lending() != Source.Lending.LEADS) {
            source.recordLeads();
            open.undecided().takeOf(source, session -> {});
        }
    }

    /** A connection of a source was used without a known pool behind it: the source lends. */
    void lends(Source source) {
        if (source.lending() == Source.Lending.UNKNOWN) {
            source.recordLends();
            open.undecided().takeOf(source, sink);
        }
    }

    /**
     * A session that an unknown class has opened at a source that is no known pool is used by another thread than the one before. A
     * connection that a third thread uses without its having been closed is taken for that of a pool on no list.
     *
     * @return whether it is: then it is no session, nor is what else its opener has opened there
     */
    boolean movesBetweenThreads(Session session, Owner before, Owner caller) {
        String opener = session.opener();
        if (opener == null || before == session.owner() || caller == session.owner()) {
            return false;
        }
        Source source = session.source();
        sink.accept(new UnauditedClass(
                opener,
                "pools connections of " + source.name() + " without lending a DataSource: its sessions are not seen"));
        learn(session);
        return true;
    }

    /** Says once of each library's own pool over {@code DriverManager} that its sessions are not seen. */
    void internalPool(String opener, Source source) {
        KnownPool pool = KnownPool.ofClass(opener);
        if (pool != null && pool.lendsNoDataSource() && internalPools.add(pool)) {
            sink.accept(new UnauditedClass(
                    opener, pool.title() + " of " + source.name() + " lends no DataSource: its sessions are not seen"));
        }
    }

    /** A data source on no list has lent: what its class has opened elsewhere is for itself. */
    void learnLendingClass(String topLevel) {
        open.forEach(session -> {
            String opener = session.opener();
            boolean isOwn = opener != null
                    && topLevel.equals(OpenerFinder.topLevel(opener))
                    && !topLevel.equals(OpenerFinder.topLevel(session.source().className()));
            if (isOwn && !session.isCertain()) {
                session.source().openers().addPhysical(opener);
                withdraw(session);
            }
        });
    }

    /** Takes a session back: it is none. */
    void withdraw(Session session) {
        if (session.end(SessionEnd.OPEN, SessionEnd.WITHDRAWN, clock.nanoTime())) {
            sink.accept(session);
        }
    }
}
