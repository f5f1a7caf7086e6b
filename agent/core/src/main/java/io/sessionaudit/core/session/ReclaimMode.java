package io.sessionaudit.core.session;

/** Which lost sessions are reclaimed: the values of the option {@code reclaim}. */
public enum ReclaimMode {
    /** None. */
    OFF,
    /** Those whose thread has ended. */
    ORPHANED,
    /** Those whose connection is unreachable. */
    ABANDONED,
    /** Both. */
    BOTH;

    /** {@return whether sessions are reclaimed if their thread has ended} */
    public boolean takesOrphaned() {
        return this == ORPHANED || this == BOTH;
    }

    /** {@return whether sessions are reclaimed if their connection is unreachable, even if their thread is alive} */
    public boolean takesAbandoned() {
        return this == ABANDONED || this == BOTH;
    }

    /** {@return whether that session is reclaimed, given that its connection is unreachable} */
    public boolean takesUnreachable(Session session) {
        return takesAbandoned() || takesOrphaned() && !session.opener().isAlive();
    }
}
