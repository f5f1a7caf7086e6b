package io.sessionaudit.core.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What one {@code XAResource} works for: a branch of a global transaction. A session that is closed within it leaves its connection with the
 * transaction, which gives it back to the pool when the branch is committed or rolled back.
 *
 * <p>Threadsafe.
 */
public final class Branch {
    private final Queue<Session> closed = new ConcurrentLinkedQueue<>();

    /** Notes that a session was closed within the branch, by that thread. */
    public void keep(Session session, String threadName) {
        if (session.source().keptLoans().add(new KeptLoans.Loan(session, threadName, null))) {
            closed.add(session);
        }
    }

    /** Notes that the branch was committed, rolled back or forgotten. */
    public void settle() {
        for (Session session = closed.poll(); session != null; session = closed.poll()) {
            session.source().keptLoans().remove(session);
        }
    }
}
