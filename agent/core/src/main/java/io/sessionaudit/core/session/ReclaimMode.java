package io.sessionaudit.core.session;

/** Which lost sessions are given back to their pools. */
public enum ReclaimMode {
    /** None. */
    OFF,
    /** Those whose thread has ended. */
    ORPHANED,
    /** Those whose connection nobody can reach any more. */
    ABANDONED,
    /** All of these. */
    BOTH;

    /** {@return whether sessions are given back whose thread has ended} */
    public boolean takesOrphaned() {
        return this == ORPHANED || this == BOTH;
    }

    /** {@return whether sessions are given back whose connection nobody can reach, whatever their thread does} */
    public boolean takesAbandoned() {
        return this == ABANDONED || this == BOTH;
    }

    /** {@return whether a session is given back that nobody can reach} */
    public boolean takesUnreachable(Session session) {
        return takesAbandoned() || takesOrphaned() && !session.owner().isAlive();
    }
}
