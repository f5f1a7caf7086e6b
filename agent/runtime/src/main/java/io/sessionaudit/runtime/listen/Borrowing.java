package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.session.BorrowWatch;
import io.sessionaudit.core.session.CaptureBudget;
import io.sessionaudit.core.session.Origin;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.core.session.Unshared;
import io.sessionaudit.core.site.Frames;
import io.sessionaudit.hooks.SessionAuditRefusal;

/**
 * The begin of a session: the outermost {@code getConnection} of a thread, unless a pool opens a physical connection for
 * itself. Here the thread rule is kept.
 */
final class Borrowing {
    private static final long CAPTURE_ALL_FOR = TimeUnit.MINUTES.toNanos(5);

    /** The SQLState of a refused session. */
    private static final String REFUSED = "SA001";

    private final Tools tools;
    private final Owners owners;
    private final Slots slots;
    private final Introductions introductions;
    private final Openers openers;
    private final BorrowWatch borrowWatch;
    private final SameSession sameSession;

    Borrowing(
            Tools tools,
            Owners owners,
            Slots slots,
            Introductions introductions,
            Openers openers,
            SameSession sameSession) {
        this.openers = openers;
        this.sameSession = sameSession;
        this.tools = tools;
        this.owners = owners;
        this.slots = slots;
        this.introductions = introductions;
        this.borrowWatch = new BorrowWatch(tools.open(), tools.limits(), tools.sink());
    }

    /**
     * {@return the owner, a refusal, the session that the thread has already as an answer, or null where the borrow belongs to
     * a session that there is already}
     */
    Object begin(Object asked, String method) {
        Owner owner = owners.current();
        if (owner.borrowDepth > 0) {
            return nested(owner, asked);
        }
        if (isFetching(owner)) {
            return null;
        }
        if (tools.rule().mode() == ThreadRule.Mode.REJECT && !owner.isEmpty() && !owner.secondIsMeant) {
            SessionAuditRefusal refusal = refusal(owner, asked, source(asked));
            if (refusal != null) {
                return refusal;
            }
        } else if (tools.rule().mode() == ThreadRule.Mode.SHARE) {
            Object shared = sameSession.asked(owner, asked, method, source(asked));
            if (shared != null) {
                return shared;
            }
        }
        return outermost(owner, asked);
    }

    /** {@return the owner; what the source opens from here on to {@link #endDerived} is no session} */
    Object beginDerived(Object asked) {
        Owner owner = owners.current();
        if (owner.borrowDepth > 0) {
            return nested(owner, asked);
        }
        sameSession.askedOtherwise(owner);
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
        return inside != null && inside.fetchesLater();
    }

    void end(Object token, Object asked, Object connection, Throwable thrown) {
        Owner owner = (Owner) token;
        if (thrown != null && owner.borrowDepth == 1 && owner.waitsFor() != null) {
            borrowWatch.failed(owner, owner.waitsFor(), thrown, tools.clock().nanoTime());
        }
        if (owner.seenWaiting != null && thrown == null && owner.borrowDepth == 1) {
            borrowWatch.ended(owner, tools.clock().nanoTime());
        }
        if (--owner.borrowDepth > 0) {
            return;
        }
        boolean meant = owner.secondIsMeant;
        owner.secondIsMeant = false;
        if (thrown != null || connection == null) {
            return;
        }
        if (slots.ofConnection(connection) instanceof Session known && known.isOpen()) {
            return; // the same connection object handed out again: the session that it is goes on
        }
        Source source = source(asked);
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
        Session session = open(owner, source, opener, asked, connection, meant);
        if (meant) {
            session.scope().requiresNew();
        }
    }

    private Session open(Owner owner, Source source, String opener, Object asked, Object connection, boolean meant) {
        boolean fetchesLater = source.pool() == null && !owner.anybodyAsked;
        boolean introduced = introductions.atOpening(source, asked, connection, fetchesLater);
        long now = tools.clock().nanoTime();
        Throwable stack = capture(source, now);
        Session first = tools.rule().mode() == ThreadRule.Mode.OFF ? null : owner.openSessionOf(source);
        Origin origin = owner.origin(source, Thread.currentThread().getName());
        Session session = new Session(connection, origin, now, stack);
        session.opener(opener);
        session.mdc(tools.context().read(asked));
        session.fetchesLater(fetchesLater);
        session.introduced(introduced);
        if (introduced) {
            session.serverId(introductions.serverId(source, connection));
        }
        session.trail(tools.reclaiming().follow(source));
        slots.ofConnection(connection, session);
        owner.add(session);
        if (tools.rule().mode() == ThreadRule.Mode.SHARE) {
            sameSession.opened(session, owner, connection);
        }
        if (owner.poolAsked) {
            session.lender(owner.lender);
        }
        // A borrow that has been said to block itself is not said to be a second session as well.
        if (first != null && !meant && owner.saidBorrow != owner.borrows) {
            logSecond(session, first, now);
        }
        return session;
    }

    private void logSecond(Session second, Session first, long now) {
        if (second.openingStack() == null || first.openingStack() == null) {
            second.source().captureAllUntil(now + CAPTURE_ALL_FOR);
        }
        if (!isAllowed(second.openingStack())) {
            int depth = second.owner().depth(second.source());
            second.raise(SecondSession.logged(second, first, depth, unshared(second.owner()), now), tools.sink());
        }
    }

    private Unshared unshared(Owner owner) {
        return tools.rule().mode() == ThreadRule.Mode.SHARE ? owner.unshared : null;
    }

    private SessionAuditRefusal refusal(Owner owner, Object asked, Source source) {
        Session first = owner.openSessionOf(source);
        if (first == null || !isApplicationFacing(asked, source)) {
            return null;
        }
        Throwable attempt = new Throwable();
        if (isAllowed(attempt)) {
            return null;
        }
        long now = tools.clock().nanoTime();
        tools.sink().accept(SecondSession.rejected(source, first, attempt, owner.depth(source) + 1, now));
        return new SessionAuditRefusal(
                new SQLException(SecondSession.refusal(source.name(), Frames.place(first.openingStack())), REFUSED));
    }

    /** Only what certainly serves the application may be refused; a pool that is refused its own connection breaks. */
    private boolean isApplicationFacing(Object asked, Source source) {
        if (source.pool() != null) {
            return true;
        }
        if (!(asked instanceof String) && !Frames.isDriver(asked.getClass().getName()) && !source.asksPool()) {
            return false;
        }
        String opener = openers.find(asked);
        return !Openers.isPool(opener) && !source.isPhysicalOpener(opener);
    }

    private boolean isAllowed(Throwable stack) {
        return !tools.rule().allowed().isEmpty()
                && tools.rule().allows((stack == null ? new Throwable() : stack).getStackTrace());
    }

    private Throwable capture(Source source, long now) {
        CaptureBudget budget = tools.budget();
        if (!budget.isDue() && !source.capturesAll(now)) {
            return null;
        }
        if (!budget.isMetered()) {
            return new OpeningStack();
        }
        long before = System.nanoTime(); // the agent's own clock may be a coarse one
        Throwable stack = new OpeningStack();
        budget.spent(System.nanoTime() - before);
        return stack;
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
