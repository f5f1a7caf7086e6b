package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Branch;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.jdbc.JdbcObjects;

/**
 * Branches of global transactions: the pool lends one connection to all sessions of a transaction, and a session that is closed within a
 * branch leaves its connection with the transaction. Threadsafe.
 */
final class BranchTracker {
    private final OwnerLookup owners;
    private final ObjectAttachments slots;

    BranchTracker(OwnerLookup owners, ObjectAttachments slots) {
        this.owners = owners;
        this.slots = slots;
    }

    /** The current thread has started to work for a branch. */
    void started(Object resource) {
        Owner owner = owners.current();
        owner.recordBranch(true);
        if (!(slots.get(resource) instanceof Branch)) {
            slots.set(resource, new Branch());
        }
        owner.setBranch((Branch) slots.get(resource));
        Source source = lenderOf(owner);
        if (source != null) {
            source.recordGlobal();
        }
    }

    /** The current thread has ended its work for a branch. */
    void ended() {
        owners.current().recordBranch(false);
    }

    /** A branch was committed or rolled back. */
    void settled(Object resource) {
        if (slots.get(resource) instanceof Branch branch) {
            branch.settle();
        }
    }

    /** A session has begun. */
    static void opened(Session session, Owner owner, Object connection) {
        if (owner.isInBranch() || session.source().isGlobal()) {
            session.setLoan(JdbcObjects.slotOf(connection));
        }
    }

    /** Some pools join the transaction with the first use: then it was not known when the session began. */
    static void noteLoan(Session session, Owner owner) {
        if (session.connection() != null) {
            opened(session, owner, session.connection());
        }
    }

    /** A session of a pool was closed by the current thread. */
    static void closed(Session session) {
        if (session.details().closedIn() != null && session.source().pool() != null) {
            session.details().closedIn().addClosed(session, Thread.currentThread().getName());
        }
    }

    private static Source lenderOf(Owner owner) {
        if (owner.isLending()) {
            return owner.lender();
        }
        return owner.inside() == null ? null : owner.inside().source();
    }
}
