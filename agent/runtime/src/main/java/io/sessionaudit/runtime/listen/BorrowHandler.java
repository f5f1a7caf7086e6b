package io.sessionaudit.runtime.listen;

import java.sql.Connection;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.monitor.BorrowMonitor;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.hooks.SessionAuditHooks;

/**
 * Opens sessions. If a known pool is called, it is the lender; otherwise the outermost data source is. Data sources in
 * front of the pool are not lenders, and connections that are opened behind it are physical.
 *
 * <p>The path of most borrows is in {@link #begin}, {@link #end} and {@link #open}. Everything else is in other methods
 * and classes, because the JIT compiler inlines only small methods.
 */
final class BorrowHandler {
    private final OwnerLookup owners;
    private final ObjectAttachments attachments;
    private final SourceDescriber sources;
    private final SessionOpener sessions;
    private final SecondSessionDetector secondSessions;
    private final PhysicalConnectionDetector physicalConnections;
    private final UnpooledBorrowHandler unpooledBorrows;
    private final PoolCallerDetector poolCallers;
    private final UntrackedConnections untracked;
    private final BorrowMonitor borrowMonitor;
    private final AuditClock clock;

    BorrowHandler(
            OwnerLookup owners,
            ObjectAttachments attachments,
            SourceDescriber sources,
            SessionOpener sessions,
            SecondSessionDetector secondSessions,
            PhysicalConnectionDetector physicalConnections,
            UnpooledBorrowHandler unpooledBorrows,
            PoolCallerDetector poolCallers,
            UntrackedConnections untracked,
            BorrowMonitor borrowMonitor,
            AuditClock clock) {
        this.owners = owners;
        this.attachments = attachments;
        this.sources = sources;
        this.sessions = sessions;
        this.secondSessions = secondSessions;
        this.physicalConnections = physicalConnections;
        this.unpooledBorrows = unpooledBorrows;
        this.poolCallers = poolCallers;
        this.untracked = untracked;
        this.borrowMonitor = borrowMonitor;
        this.clock = clock;
    }

    /** {@return the owner, a refusal, or an answer with the session that the thread already has} */
    Object begin(Object requested, String declaringClass, String returnType) {
        Owner owner = owners.current();
        if (owner.isBorrowing() && isInBorrow(owner)) {
            return nested(owner, requested, declaringClass != null);
        }
        Source source = sources.of(requested);
        if (secondSessions.mayAnswer(owner) && !poolCallers.isPool(owner, source, 1)) {
            Object answer = secondSessions.beforeBorrow(owner, requested, declaringClass, returnType, source);
            if (answer != null) {
                return answer;
            }
        }
        return outermost(owner, source);
    }

    /** {@return the owner} The product of the call returns connections of the source later. */
    Object beginDerived(Object requested) {
        Owner owner = owners.current();
        if (owner.isBorrowing() && isInBorrow(owner)) {
            return nested(owner, requested, false);
        }
        secondSessions.beforeOtherBorrow(owner);
        return outermost(owner, sources.of(requested));
    }

    /** If the product is a connection itself, it is a session; otherwise it is attributed to its source. */
    void endDerived(Object token, Object requested, Object product, Throwable thrown) {
        if (product instanceof Connection) {
            end(token, requested, product, thrown);
            return;
        }
        Owner owner = (Owner) token;
        owner.endBorrow();
        if (thrown == null && product != null) {
            attachments.set(product, sources.of(requested));
        }
    }

    /**
     * {@return whether the outermost borrow is still in progress} It is not if its end hook failed because of a stack
     * overflow.
     */
    private static boolean isInBorrow(Owner owner) {
        if (!owner.tryStackCheck()) {
            return true;
        }
        int depth = StackInspector.borrows(owner.borrowDepth()); // if this overflows, too, the next borrow checks
        owner.correctBorrowDepth(depth);
        return depth > 0;
    }

    /**
     * The outermost known pool is the lender; data sources that it calls open physical connections, such as DBCP2's
     * inner pool.
     */
    private Object nested(Owner owner, Object requested, boolean mayAnswer) {
        Source source = sources.of(requested);
        if (source.pool() == null) {
            if (source.lending() == Source.Lending.LENDS) {
                owner.recordDelegation();
            }
            if (requested instanceof String url) {
                owner.setUrlAsked(url);
            }
        } else if (!owner.isLending()) {
            if (mayAnswer
                    && secondSessions.mayAnswer(owner)
                    && !poolCallers.isPool(owner, source, owner.borrowDepth() + 1)) {
                Object answer = secondSessions.beforeNestedBorrow(owner, requested, source);
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
        owner.beginLending(pool, depth, poolCallers.isPool(owner, pool, depth));
    }

    void end(Object token, Object requested, Object connection, Throwable thrown) {
        Owner owner = (Owner) token;
        boolean lends = owner.isLendingInnermost();
        if (lends && (thrown != null || owner.wasSeenWaiting())) {
            endWait(owner, thrown);
        }
        int left = owner.endBorrow();
        boolean requiresNew = owner.isRequiresNewPending();
        if (lends || left == 0) {
            owner.setRequiresNewPending(false);
        }
        if (thrown != null || connection == null) {
            return;
        }
        if (lends) {
            lent(owner, requested, connection, requiresNew);
        } else if (left == 0) {
            endUnpooled(owner, requested, connection, requiresNew);
        }
    }

    /** A known pool has lent a connection. */
    private void lent(Owner owner, Object requested, Object connection, boolean requiresNew) {
        owner.recordKnownPoolLent();
        if (owner.lendsPhysical()
                || attachments.ofConnection(connection) instanceof Session known && isStillOpen(known)) {
            return; // physical connection of another pool, or the same object again
        }
        if (untracked.isUntracked(connection)) {
            return; // its close would be missed
        }
        Source source = owner.lender();
        if (owner.inside() != null) {
            physicalConnections.recordFetch(owner.inside());
        }
        if (source.needsNoDescription()) {
            open(sessions.create(connection, owner, source), owner, requested, connection, requiresNew);
        } else {
            describeAndOpen(source, owner, requested, connection, requiresNew);
        }
    }

    /** For a source whose description is incomplete, or whose sessions have server ids. */
    private void describeAndOpen(Source source, Owner owner, Object requested, Object connection, boolean requiresNew) {
        Source described = sources.atOpening(source, requested, connection, null);
        Session session = sessions.create(connection, owner, described);
        session.setServerId(sources.serverId(connection));
        described.recordServerId(session.serverId() >= 0);
        open(session, owner, requested, connection, requiresNew);
    }

    /** The outermost borrow of a source that is no known pool has ended. */
    private void endUnpooled(Owner owner, Object requested, Object connection, boolean requiresNew) {
        Source source = sources.of(requested);
        if (owner.hasKnownPoolLent()) {
            physicalConnections.recordLeads(source);
            return;
        }
        if (attachments.ofConnection(connection) instanceof Session known && isStillOpen(known)) {
            return; // the same object again
        }
        String opener = unpooledBorrows.opener(owner, source, requested);
        if (opener != null && !untracked.isUntracked(connection)) {
            Source described = sources.atOpening(source, requested, connection, owner.urlAsked());
            if (described != source) {
                attachments.set(requested, described);
            }
            Session session = sessions.create(connection, owner, described);
            unpooledBorrows.begin(session, owner, requested, connection, opener);
            session.setServerId(sources.serverId(connection));
            open(session, owner, requested, connection, requiresNew);
        }
    }

    /** {@return false also if a hook has failed: a close may have been missed, and the session will be withdrawn} */
    private static boolean isStillOpen(Session known) {
        return known.isOpen() && !SessionAuditHooks.failed;
    }

    private void endWait(Owner owner, Throwable thrown) {
        if (thrown == null) {
            borrowMonitor.ended(owner, clock.nanoTime());
        } else if (owner.waitsFor() != null) {
            borrowMonitor.failed(owner, owner.waitsFor(), thrown, clock.nanoTime());
        }
    }

    private void open(Session session, Owner owner, Object requested, Object connection, boolean requiresNew) {
        if (sessions.recordsDetails()) {
            sessions.recordDetails(session, owner, requested, connection);
        }
        BranchTracker.opened(session, owner, connection);
        Session first = owner.isEmpty() ? null : secondSessions.first(owner, session);
        attachments.setForConnection(connection, session);
        owner.add(session);
        if (first != null || requiresNew) {
            secondSessions.opened(session, first, owner, requiresNew);
        }
    }
}
