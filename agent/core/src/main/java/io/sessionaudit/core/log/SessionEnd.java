package io.sessionaudit.core.log;

/** How a session stands: open, or how it ended. The labels are part of the log format. */
public enum SessionEnd {
    /** Not ended; in the log, still open when the JVM ended. */
    OPEN("open"),
    /** A close or abort is under way. */
    CLOSING("open"),
    /** Ended by {@code close}. */
    CLOSED("closed"),
    /** Ended by {@code abort}. */
    ABORTED("aborted"),
    /** The connection was garbage-collected while open. */
    ABANDONED("abandoned"),
    /** Lost, and given back to its pool by the agent. */
    RECLAIMED("reclaimed"),
    /** Taken back: it was a physical connection behind another session, or a hook has failed, or the audit was switched off. Not in the log. */
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
