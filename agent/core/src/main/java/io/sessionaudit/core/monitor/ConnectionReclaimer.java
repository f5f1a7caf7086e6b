package io.sessionaudit.core.monitor;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.session.Session;

/** Gives lost connections back to their pools. Called by the watch thread; never waits for a pool or a driver. */
public interface ConnectionReclaimer {
    /**
     * Has a session rolled back and closed, and logs how that went. Its close has begun: nobody else can end it.
     *
     * @param lost the finding that says that the session is lost
     * @param reachable whether somebody may still hold the connection; then it is left alone where it turns out to be used
     * @param calls how often the session was used when that was decided
     */
    void begin(Session session, Object connection, Finding lost, boolean reachable, int calls);

    /** Time passes: says what takes too long. */
    void look(long now);

    /** Gives nothing back. */
    ConnectionReclaimer NOTHING = new ConnectionReclaimer() {
        @Override
        public void begin(Session session, Object connection, Finding lost, boolean reachable, int calls) {
            throw new IllegalStateException("nothing is given back");
        }

        @Override
        public void look(long now) {
            // nothing is under way
        }
    };
}
