package io.sessionaudit.core.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The branch of a global transaction that one {@code XAResource} works for. A session that is closed within it leaves
 * its connection with the transaction, which returns it to the pool when the branch is committed or rolled back.
 * Thread-safe.
 */
public final class Branch {
    private final Queue<Session> closed = new ConcurrentLinkedQueue<>();

    /** Records that a session was closed within the branch, by the named thread. */
    public void addClosed(Session session, String threadName) {
        if (session.source().keptLoans().add(new KeptLoans.Loan(session, threadName, null))) {
            closed.add(session);
        }
    }

    /** Records that the branch was committed, rolled back or forgotten. */
    public void settle() {
        for (Session session = closed.poll(); session != null; session = closed.poll()) {
            session.source().keptLoans().remove(session);
        }
    }
}
