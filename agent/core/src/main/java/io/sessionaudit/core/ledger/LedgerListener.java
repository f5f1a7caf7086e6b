package io.sessionaudit.core.ledger;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.monitor.EndedWait;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.core.stack.Site;

/**
 * Receives what the ledger processes, for outputs other than the log. Called on the log thread, after the record was
 * rendered; must not wait for anything outside the JVM, and must not throw. What did not fit into the queue is not
 * passed on.
 */
public interface LedgerListener {
    /** A finding was written in full. */
    default void findingWritten(WrittenFinding finding) {}

    /**
     * A finding was only counted, because an equal one was written less than a minute ago.
     *
     * @param site the site of the call that it is about, or null
     */
    default void findingCounted(Finding finding, Site site) {}

    /** {@return whether it receives sessions that were open for so long; called for every session} */
    default boolean acceptsSession(long heldNanos) {
        return false;
    }

    /**
     * An accepted session that has ended, or is open at the end of the run, was written.
     *
     * @param number its number in the log
     * @param endNanos when it ended, in time of the agent's clock
     * @param site the site that opened it, or null
     */
    default void sessionWritten(Session session, long number, long endNanos, Site site) {}

    /**
     * A thread no longer waits for a connection.
     *
     * @param place where it waited
     */
    default void waitEnded(EndedWait wait, Place place) {}

    /** {@return what was sent since the last call, or null if there is nothing to report} */
    default ExportCounts takeCounts() {
        return null;
    }

    /** The run ends: sends the rest, within a short time. */
    default void finish() {}
}
