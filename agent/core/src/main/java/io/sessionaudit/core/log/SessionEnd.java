package io.sessionaudit.core.log;

/** The state of a session: open, or how it ended. The labels are part of the log format. */
public enum SessionEnd {
    /** Not ended; in the log, open when the JVM ended. */
    OPEN("open"),
    /** A close or abort is in progress. */
    CLOSING("open"),
    /** Ended by {@code close}. */
    CLOSED("closed"),
    /** Ended by {@code abort}. */
    ABORTED("aborted"),
    /** The connection object was garbage-collected while the session was open. */
    ABANDONED("abandoned"),
    /** Leaked, then rolled back and closed by the agent. */
    RECLAIMED("reclaimed"),
    /**
     * Discarded: a physical connection behind another session, or state invalidated by a failed hook, or the audit was
     * switched off. Not in the log.
     */
    WITHDRAWN("withdrawn");

    private final String label;

    SessionEnd(String label) {
        this.label = label;
    }

    /** {@return the name in the log} */
    public String label() {
        return label;
    }
}
