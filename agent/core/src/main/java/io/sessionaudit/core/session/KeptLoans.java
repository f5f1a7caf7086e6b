package io.sessionaudit.core.session;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections of one pool whose session was closed within a branch of a global transaction that is not settled: the transaction keeps the
 * connection until then.
 *
 * <p>Threadsafe; adding and removing take no lock that threads of the application share. Bounded: of more than {@value #LIMIT} the rest is
 * left out.
 */
public final class KeptLoans {
    /** How many are remembered. */
    static final int LIMIT = 1_024;

    /**
     * A closed session whose connection a global transaction keeps.
     *
     * @param session the session
     * @param threadName the thread that closed it
     * @param closing the unread stack of the close, or null if it was not captured
     */
    public record Loan(Session session, String threadName, Throwable closing) {}

    private final Map<Session, Loan> loans = new ConcurrentHashMap<>();

    /** A session was closed within a branch; {@return whether there was room for it} */
    public boolean add(Loan loan) {
        return loans.size() < LIMIT && loans.put(loan.session(), loan) == null;
    }

    /** The branch that has kept the connection of a session is settled. */
    public void remove(Session session) {
        loans.remove(session);
    }

    /** {@return how many connections are kept} */
    public int count() {
        return loans.size();
    }

    /** {@return all of them, the latest last} */
    public List<Loan> latest() {
        return loans.values().stream()
                .sorted(Comparator.comparingLong((Loan loan) -> loan.session().closedNanos()))
                .toList();
    }
}
