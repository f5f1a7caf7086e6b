package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Branch;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.jdbc.JdbcObjects;

/**
 * Tracks branches of global transactions. A pool lends one connection to all sessions of a transaction, and the
 * connection of a session that is closed within a branch stays with the transaction. Thread-safe.
 */
final class BranchTracker {
    private final OwnerLookup owners;
    private final ObjectAttachments attachments;

    BranchTracker(OwnerLookup owners, ObjectAttachments attachments) {
        this.owners = owners;
        this.attachments = attachments;
    }

    /** The current thread has started its work for a branch. */
    void started(Object resource) {
        Owner owner = owners.current();
        owner.recordBranch(true);
        if (!(attachments.get(resource) instanceof Branch)) {
            attachments.set(resource, new Branch());
        }
        owner.setBranch((Branch) attachments.get(resource));
        Source source = lenderOf(owner);
        if (source != null) {
            source.recordGlobal();
        }
    }

    /** The current thread has ended its work for a branch. */
    void ended() {
        owners.current().recordBranch(false);
    }

    /** A branch was committed, rolled back or forgotten. */
    void settled(Object resource) {
        if (attachments.get(resource) instanceof Branch branch) {
            branch.settle();
        }
    }

    /** Records the loan of a new session if it takes part in a global transaction. */
    static void opened(Session session, Owner owner, Object connection) {
        if (owner.isInBranch() || session.source().isGlobal()) {
            session.setLoan(JdbcObjects.slotOf(connection));
        }
    }

    /** Some pools join the transaction at the first use, after the session was opened. */
    static void recordLoan(Session session, Owner owner) {
        if (session.connection() != null) {
            opened(session, owner, session.connection());
        }
    }

    /**
     * {@return whether two sessions are one loan, or may be} It is unknown if the watch thread has released the
     * connection of the first one before its source was known to take part in global transactions.
     */
    static boolean mayBeOneLoan(Session first, Session second) {
        boolean isUnknown = first.connection() == null
                && first.source().isGlobal()
                && !first.details().hasLoan();
        return isUnknown || first.details().isSameLoanAs(second.details());
    }

    /** The current thread has closed a session of a pool. */
    static void closed(Session session) {
        if (session.details().closedIn() != null && session.source().pool() != null) {
            session.details()
                    .closedIn()
                    .addClosed(session, Thread.currentThread().getName());
        }
    }

    private static Source lenderOf(Owner owner) {
        if (owner.isLending()) {
            return owner.lender();
        }
        return owner.inside() == null ? null : owner.inside().source();
    }
}
