package io.sessionaudit.core.session;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections of one pool that global transactions keep: their sessions were closed within a branch that is neither
 * committed nor rolled back yet.
 *
 * <p>Thread-safe, without a lock that application threads share. Bounded: entries above {@value #LIMIT} are dropped.
 */
public final class KeptLoans {
    /** The maximum number of entries. */
    static final int LIMIT = 1_024;

    /**
     * A closed session whose connection a global transaction keeps.
     *
     * @param session the session
     * @param threadName the thread that closed it
     * @param closing the unread stack of the close; null if it was not captured
     */
    public record Loan(Session session, String threadName, Throwable closing) {}

    private final Map<Session, Loan> loans = new ConcurrentHashMap<>();

    /** Adds a connection; {@return whether it was new and there was room for it} */
    public boolean add(Loan loan) {
        return loans.size() < LIMIT && loans.put(loan.session(), loan) == null;
    }

    /** Removes the connection of a session, because its branch has ended. */
    public void remove(Session session) {
        loans.remove(session);
    }

    /** {@return the number of connections that are kept} */
    public int count() {
        return loans.size();
    }

    /** {@return all, in the order in which their sessions were closed} */
    public List<Loan> latest() {
        return loans.values().stream()
                .sorted(Comparator.comparingLong((Loan loan) -> loan.session().closedNanos()))
                .toList();
    }
}
