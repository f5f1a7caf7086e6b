package io.sessionaudit.runtime.listen;

import java.sql.Connection;

import io.sessionaudit.core.session.AuditClock;
import io.sessionaudit.core.session.BorrowWatch;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.hooks.SessionAuditHooks;

/**
 * The begin of a session: the outermost {@code getConnection} of a thread, unless a pool opens a physical connection for
 * itself.
 *
 * <p>What most borrows need stands in {@link #begin}, {@link #end} and {@link #open}, and what few need in methods and classes of its
 * own: a JVM compiles as one piece only what is small.
 */
final class Borrowing {
    /** Few data sources stand in front of one another. */
    private static final byte FIRST_CHECK = 4;

    /** A pool that is asked first may open many connections. */
    private static final byte NEXT_CHECK = 16;

    private final Owners owners;
    private final Slots slots;
    private final Introductions introductions;
    private final Openers openers;
    private final BorrowWatch borrowWatch;
    private final AuditClock clock;
    private final OpeningStacks stacks;
    private final OpeningNotes notes;
    private final SecondSessions seconds;

    Borrowing(
            Tools tools,
            Owners owners,
            Slots slots,
            Introductions introductions,
            Openers openers,
            SameSession sameSession) {
        this.openers = openers;
        this.owners = owners;
        this.slots = slots;
        this.introductions = introductions;
        clock = tools.clock();
        borrowWatch = new BorrowWatch(tools.open(), tools.limits(), tools.sink());
        stacks = new OpeningStacks(tools.budget());
        notes = OpeningNotes.of(tools, sameSession);
        seconds = new SecondSessions(tools, openers, sameSession);
    }

    /**
     * {@return the owner, a refusal, the session that the thread has already as an answer, or null where the borrow belongs to
     * a session that there is already}
     */
    Object begin(Object asked, String method) {
        Owner owner = owners.current();
        if (owner.borrowDepth > 0 && isInBorrow(owner)) {
            return nested(owner, asked);
        }
        if (isFetching(owner)) {
            return null;
        }
        if (seconds.areAnswered(owner)) {
            Object answer = seconds.asked(owner, asked, method, source(asked));
            if (answer != null) {
                return answer;
            }
        }
        return outermost(owner, asked);
    }

    /** {@return the owner; what the source opens from here on to {@link #endDerived} is no session} */
    Object beginDerived(Object asked) {
        Owner owner = owners.current();
        if (owner.borrowDepth > 0 && isInBorrow(owner)) {
            return nested(owner, asked);
        }
        seconds.askedOtherwise(owner);
        return outermost(owner, asked);
    }

    /** What was made hands out connections in its source's name; where it is a connection itself, it is a session. */
    void endDerived(Object token, Object asked, Object product, Throwable thrown) {
        if (product instanceof Connection) {
            end(token, asked, product, thrown);
            return;
        }
        ((Owner) token).borrowDepth--;
        if (thrown == null && product != null) {
            slots.set(product, source(asked));
        }
    }

    /** Where it is not, the hook at the end of a borrow was left out, as there is no room for it when a stack overflows. */
    private static boolean isInBorrow(Owner owner) {
        if (owner.untilChecked > 1) {
            owner.untilChecked--;
            return true;
        }
        int depth = Enclosing.borrows(owner.borrowDepth); // where there is no room for that either, the next one asks
        owner.untilChecked = depth == owner.borrowDepth ? NEXT_CHECK : FIRST_CHECK;
        owner.borrowDepth = depth;
        return depth > 0;
    }

    /** The outermost known pool lends: the one that is configured, sized and closed. DBCP2 keeps another inside. */
    private Owner nested(Owner owner, Object asked) {
        Source source = source(asked);
        if (source.pool() != null) {
            owner.poolAsked = true;
            if (owner.lender == null || owner.lender.pool() == null) {
                asks(owner, source);
            }
        }
        owner.anybodyAsked = true;
        owner.borrowDepth++;
        return owner;
    }

    private Owner outermost(Owner owner, Object asked) {
        asks(owner, asked instanceof String ? null : source(asked));
        owner.borrows++;
        owner.untilChecked = FIRST_CHECK;
        owner.poolAsked = false;
        owner.anybodyAsked = false;
        owner.borrowDepth = 1;
        return owner;
    }

    /** Compared first: mostly it is the same source again, and writing a reference costs more. */
    private static void asks(Owner owner, Source source) {
        if (owner.lender != source) {
            owner.lender = source;
        }
    }

    /** Whether the thread is inside a call on a connection that was lent before there was one behind it: now it is fetched. */
    private static boolean isFetching(Owner owner) {
        Session inside = owner.inside();
        return inside != null && inside.fetchesLater() && !inside.hasEnded() && Enclosing.isBorrowInsideCall();
    }

    void end(Object token, Object asked, Object connection, Throwable thrown) {
        Owner owner = (Owner) token;
        int left = owner.borrowDepth - 1;
        try {
            if ((thrown != null || owner.wasSeenWaiting()) && left == 0) {
                waitIsOver(owner, thrown);
            }
        } finally {
            owner.borrowDepth = left;
        }
        if (left > 0) {
            return;
        }
        boolean meant = owner.secondIsMeant;
        owner.secondIsMeant = false;
        if (thrown != null || connection == null) {
            return;
        }
        if (slots.ofConnection(connection) instanceof Session known && goesOn(known)) {
            return; // the same connection object handed out again
        }
        Source source = source(asked);
        if (source.isPlain()) {
            open(begun(connection, owner, source), owner, asked, connection, meant);
        } else {
            askAndOpen(source, owner, asked, connection, meant);
        }
    }

    /** Where a hook has failed, its close may have been missed, and it is taken back soon. */
    private static boolean goesOn(Session known) {
        return known.isOpen() && !SessionAuditHooks.failed;
    }

    private void waitIsOver(Owner owner, Throwable thrown) {
        if (thrown == null) {
            borrowWatch.ended(owner, clock.nanoTime());
        } else if (owner.waitsFor() != null) {
            borrowWatch.failed(owner, owner.waitsFor(), thrown, clock.nanoTime());
        }
    }

    /** A source of which something is still to be known, or whose every session has something to be asked for. */
    private void askAndOpen(Source source, Owner owner, Object asked, Object connection, boolean meant) {
        if (owner.poolAsked) {
            source.noteAsksPool();
        }
        String opener = null;
        if (source.pool() == null && !owner.poolAsked) {
            opener = openers.find(asked);
            if (Openers.isPool(opener) || source.isPhysicalOpener(opener)) {
                return;
            }
        }
        boolean fetchesLater = source.pool() == null && !owner.anybodyAsked;
        Source described = introductions.atOpening(source, asked, connection, null);
        if (described != source) {
            slots.set(asked, described);
        }
        Session session = begun(connection, owner, described);
        session.opener(opener);
        session.fetchesLater(fetchesLater);
        session.serverId(introductions.serverId(connection));
        if (owner.poolAsked) {
            session.lender(owner.lender);
        }
        described.settle(session.serverId() >= 0);
        open(session, owner, asked, connection, meant);
    }

    private Session begun(Object connection, Owner owner, Source source) {
        long now = clock.nanoTime();
        return new Session(connection, owner.origin(source), now, stacks.capture(source, now));
    }

    private void open(Session session, Owner owner, Object asked, Object connection, boolean meant) {
        if (notes != null) {
            notes.take(session, owner, asked, connection);
        }
        Session first = owner.isEmpty() ? null : seconds.first(owner, session.source());
        slots.ofConnection(connection, session);
        owner.add(session);
        if (first != null || meant) {
            seconds.opened(session, first, owner, meant);
        }
    }

    private Source source(Object asked) {
        if (asked instanceof String url) {
            return introductions.ofUrl(url);
        }
        return slots.ofSource(asked) instanceof Source known ? known : newSource(asked);
    }

    /** The first sessions of a source may come on many threads at once: it is one source all the same. */
    private synchronized Source newSource(Object asked) {
        if (slots.get(asked) instanceof Source known) {
            return known;
        }
        Source source = introductions.ofDataSource(asked);
        slots.set(asked, source);
        return source;
    }
}
