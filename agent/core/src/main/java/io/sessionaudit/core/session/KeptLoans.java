package io.sessionaudit.core.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Connections of one pool whose session was closed within a branch of a global transaction that has not ended: the transaction keeps the
 * connection until then. Bounded: of more than {@value #LIMIT}, the latest are kept. Threadsafe.
 */
public final class KeptLoans {
    /** How many are remembered; all are counted. */
    static final int LIMIT = 64;

    /**
     * A closed session whose connection a global transaction keeps.
     *
     * @param session the session
     * @param threadName the thread that closed it
     * @param closing its unread stack, or null where it was not captured
     */
    public record Loan(Session session, String threadName, Throwable closing) {}

    private final Deque<Loan> loans = new ArrayDeque<>();
    private int count;

    /** A session was closed within an unfinished branch. */
    public synchronized void add(Loan loan) {
        count++;
        loans.addLast(loan);
        if (loans.size() > LIMIT) {
            loans.removeFirst();
        }
    }

    /** The branch that has kept the connection of a session has ended. */
    public synchronized void remove(Session session) {
        if (count > 0) {
            count--;
        }
        for (Iterator<Loan> all = loans.iterator(); all.hasNext(); ) {
            if (all.next().session() == session) {
                all.remove();
                return;
            }
        }
    }

    /** {@return how many connections are kept} */
    public synchronized int count() {
        return count;
    }

    /** {@return those that are remembered, the latest last} */
    public synchronized List<Loan> latest() {
        return List.copyOf(loans);
    }
}
