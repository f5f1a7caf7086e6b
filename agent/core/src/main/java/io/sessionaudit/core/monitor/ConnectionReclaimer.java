package io.sessionaudit.core.monitor;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.session.Session;

/** Reclaims the connections of lost sessions. Called by the watch thread; never waits for a pool or a driver. */
public interface ConnectionReclaimer {
    /**
     * Starts to roll back and close a session, and to log the outcome. The caller has won {@link Session#beginClose}.
     *
     * @param lost the finding that reported the session as lost
     * @param reachable whether the application may still reach the connection; if so, it is not closed if it is used
     * again
     * @param calls {@link Session#calls} at the time of the decision
     */
    void begin(Session session, Object connection, Finding lost, boolean reachable, int calls);

    /** Logs the attempts that take too long. */
    void checkProgress(long now);

    /** Reclaims nothing. */
    ConnectionReclaimer NOTHING = new ConnectionReclaimer() {
        @Override
        public void begin(Session session, Object connection, Finding lost, boolean reachable, int calls) {
            throw new IllegalStateException("reclaim is off");
        }

        @Override
        public void checkProgress(long now) {
            // no attempt exists
        }
    };
}
