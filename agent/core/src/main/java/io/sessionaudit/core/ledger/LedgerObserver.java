package io.sessionaudit.core.ledger;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.monitor.EndedWait;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Place;

/**
 * Receives what the ledger processes, for outputs other than the log. Called on the log thread; must not block. What
 * did not fit into the queue is not passed on.
 */
public interface LedgerObserver {
    /** Ignores everything. */
    LedgerObserver NONE = new LedgerObserver() {};

    /** {@return whether sessions are observed now; called for every session} */
    default boolean observesSessions() {
        return false;
    }

    /**
     * A session has ended, or is open at the end of the run.
     *
     * @param place where it was opened; null if its stack was not captured
     * @param heldNanos how long it was open
     */
    default void observe(Session session, Place place, long heldNanos) {}

    /**
     * A finding was confirmed.
     *
     * @param place its place; null if its stack was not captured
     * @param severity the severity of its message
     * @param message its message; null if it was only counted, because an equal one was written less than a minute ago
     */
    default void observe(Finding finding, Place place, Severity severity, String message) {}

    /**
     * A thread no longer waits for a connection.
     *
     * @param place where it waited
     */
    default void observe(EndedWait wait, Place place) {}
}
