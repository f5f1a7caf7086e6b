package io.sessionaudit.core.ledger;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Site;

/**
 * Receives what the ledger writes, to send it elsewhere. Called on the log thread, after the record was rendered; must
 * not wait for anything outside the JVM, and must not throw.
 */
public interface LedgerListener {
    /** Sends nothing. */
    LedgerListener NONE = new LedgerListener() {};

    /** A finding was written in full. */
    default void finding(WrittenFinding finding) {}

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
    default void session(Session session, long number, long endNanos, Site site) {}

    /** {@return what was sent since the last call, or null if there is nothing to report} */
    default ExportCounts takeCounts() {
        return null;
    }

    /** The run ends: sends the rest, within a short time. */
    default void finish() {}
}
