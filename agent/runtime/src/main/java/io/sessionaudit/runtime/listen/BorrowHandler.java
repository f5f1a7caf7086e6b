package io.sessionaudit.runtime.listen;

import java.sql.Connection;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.monitor.BorrowMonitor;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.hooks.SessionAuditHooks;

/**
 * The begin of a session: a known pool lends a connection to the application, or, if no known pool is asked, the outermost data
 * source does. Data sources in front of the pool only lead to it, and what is opened behind it is physical.
 *
 * <p>What most borrows need is in {@link #begin}, {@link #end} and {@link #open}, and the rest in methods and classes of its own: a JVM
 * compiles only small methods as one piece.
 */
final class BorrowHandler {
    private final OwnerLookup owners;
    private final ObjectAttachments slots;
    private final SourceDescriber introductions;
    private final BorrowMonitor borrowWatch;
    private final AuditClock clock;
    private final OpeningStacks stacks;
    private final SessionOpener notes;
    private final SecondSessionDetector seconds;
    private final PhysicalConnectionDetector delegates;
    private final UnpooledBorrowHandler unpooled;
    private final PoolCallerDetector callers;
    private final UntrackedConnections unwatched;

    BorrowHandler(
            ListenerContext tools,
            OwnerLookup owners,
            ObjectAttachments slots,
            SourceDescriber introductions,
            OpenerFinder openers,
            PhysicalConnectionDetector delegates,
            SessionSharing sameSession,
            UntrackedConnections unwatched) {
        this.unwatched = unwatched;
        this.owners = owners;
        this.slots = slots;
        this.introductions = introductions;
        this.delegates = delegates;
        clock = tools.clock();
        borrowWatch = new BorrowMonitor(tools.open(), tools.limits(), tools.sink());
        stacks = new OpeningStacks(tools.budget());
        notes = SessionOpener.of(tools, sameSession);
        seconds = new SecondSessionDetector(tools, openers, delegates, sameSession);
        unpooled = new UnpooledBorrowHandler(openers, delegates);
        callers = new PoolCallerDetector(openers);
    }

    /** {@return the owner, a refusal, or the session that the thread has already as an answer} */
    Object begin(Object asked, String method) {
        Owner owner = owners.current();
        if (owner.isBorrowing() && isInBorrow(owner)) {
            return nested(owner, asked, method);
        }
        Source source = source(asked);
        if (seconds.areAnswered(owner) && !callers.isPool(owner, source, 1)) {
            Object answer = seconds.asked(owner, asked, method, source);
            if (answer != null) {
                return answer;
            }
        }
        return outermost(owner, source);
    }

    /** {@return the owner; the product of the call, if it is no connection, hands out sessions of the source} */
    Object beginDerived(Object asked) {
        Owner owner = owners.current();
        if (owner.isBorrowing() && isInBorrow(owner)) {
            return nested(owner, asked, null);
        }
        seconds.askedOtherwise(owner);
        return outermost(owner, source(asked));
    }

    /** What was made hands out connections in its source's name; if it is a connection itself, it is a session. */
    void endDerived(Object token, Object asked, Object product, Throwable thrown) {
        if (product instanceof Connection) {
            end(token, asked, product, thrown);
            return;
        }
        Owner owner = (Owner) token;
        owner.endBorrow();
        if (thrown == null && product != null) {
            slots.set(product, source(asked));
        }
    }

    /** If it is not, the hook at the end of a borrow was left out because of a stack overflow. */
    private static boolean isInBorrow(Owner owner) {
        if (!owner.isStackCheckDue()) {
            return true;
        }
        // if the stack is too full for that as well, the next one checks
        int depth = StackInspector.borrows(owner.borrowDepth());
        owner.correctBorrowDepth(depth);
        return depth > 0;
    }

    /** The outermost known pool lends: what it asks in turn is physical. DBCP2 has another pool inside. */
    private Object nested(Owner owner, Object asked, String method) {
        Source source = source(asked);
        if (source.pool() == null) {
            if (source.lending() == Source.Lending.LENDS) {
                owner.recordDelegation();
            }
            if (asked instanceof String url) {
                owner.setUrlAsked(url);
            }
        } else if (!owner.isLending()) {
            if (method != null && seconds.areAnswered(owner) && !callers.isPool(owner, source, owner.borrowDepth() + 1)) {
                Object answer = seconds.askedBehind(owner, asked, source);
                if (answer != null) {
                    return answer;
                }
            }
            lend(owner, source, owner.borrowDepth() + 1);
        }
        owner.nestBorrow();
        return owner;
    }

    private Owner outermost(Owner owner, Source source) {
        owner.beginBorrow();
        if (source.pool() == null) {
            owner.setUrlAsked(null);
        } else {
            lend(owner, source, 1);
        }
        return owner;
    }

    private void lend(Owner owner, Source pool, int depth) {
        owner.beginLending(pool, depth, callers.isPool(owner, pool, depth));
    }

    void end(Object token, Object asked, Object connection, Throwable thrown) {
        Owner owner = (Owner) token;
        boolean lends = owner.isLendingInnermost();
        if (lends && (thrown != null || owner.wasSeenWaiting())) {
            waitIsOver(owner, thrown);
        }
        int left = owner.endBorrow();
        boolean meant = owner.isRequiresNewPending();
        if (lends || left == 0) {
            owner.setRequiresNewPending(false);
        }
        if (thrown != null || connection == null) {
            return;
        }
        if (lends) {
            lent(owner, asked, connection, meant);
        } else if (left == 0) {
            endUnpooled(owner, asked, connection, meant);
        }
    }

    /** A known pool has lent a connection. */
    private void lent(Owner owner, Object asked, Object connection, boolean meant) {
        owner.recordKnownPoolLent();
        if (owner.lendsPhysical() || slots.ofConnection(connection) instanceof Session known && goesOn(known)) {
            return; // opened for another pool, or the same object handed out again
        }
        if (unwatched.counts(connection)) {
            return; // its close would not be noticed
        }
        Source source = owner.lender();
        if (owner.inside() != null) {
            delegates.fetched(owner.inside());
        }
        if (source.needsNoDescription()) {
            open(begun(connection, owner, source), owner, asked, connection, meant);
        } else {
            describeAndOpen(source, owner, asked, connection, meant);
        }
    }

    /** A source of which something is still to be learnt, or whose sessions each have a server id. */
    private void describeAndOpen(Source source, Owner owner, Object asked, Object connection, boolean meant) {
        Source described = introductions.atOpening(source, asked, connection, null);
        Session session = begun(connection, owner, described);
        session.setServerId(introductions.serverId(connection));
        described.recordServerId(session.serverId() >= 0);
        open(session, owner, asked, connection, meant);
    }

    /** The outermost call has ended, on a source that is no known pool. */
    private void endUnpooled(Owner owner, Object asked, Object connection, boolean meant) {
        Source source = source(asked);
        if (owner.hasKnownPoolLent()) {
            delegates.leads(source);
            return;
        }
        if (slots.ofConnection(connection) instanceof Session known && goesOn(known)) {
            return; // the same connection object handed out again
        }
        String opener = unpooled.opener(owner, source, asked);
        if (opener != null && !unwatched.counts(connection)) {
            Source described = introductions.atOpening(source, asked, connection, owner.urlAsked());
            if (described != source) {
                slots.set(asked, described);
            }
            Session session = begun(connection, owner, described);
            unpooled.begin(session, owner, asked, connection, opener);
            session.setServerId(introductions.serverId(connection));
            open(session, owner, asked, connection, meant);
        }
    }

    /** If a hook has failed, its close may have been missed, and it is taken back soon. */
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

    private Session begun(Object connection, Owner owner, Source source) {
        long now = clock.nanoTime();
        return new Session(connection, owner.origin(source), now, stacks.capture(source, now));
    }

    private void open(Session session, Owner owner, Object asked, Object connection, boolean meant) {
        if (notes != null) {
            notes.take(session, owner, asked, connection);
        }
        BranchTracker.opened(session, owner, connection);
        Session first = owner.isEmpty() ? null : seconds.first(owner, session);
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
