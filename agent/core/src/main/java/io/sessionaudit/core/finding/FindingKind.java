package io.sessionaudit.core.finding;

/**
 * What can be found. The labels are part of the log format.
 *
 * <p>A kind that is not raised yet keeps its place here, so that logs of later versions can be read by name.
 */
public enum FindingKind {
    /** The thread rule is broken: a thread opened a session while it had one open at the same source. */
    SECOND_SESSION("second-session", "Two sessions on one thread", Raised.YES),
    /** A session is used by a thread that is not its owner. */
    FOREIGN_THREAD("foreign-thread", "Session used by a foreign thread", Raised.YES),
    /** Two threads are inside calls of one session at once. */
    CONCURRENT_USE("concurrent-use", "Session used by two threads at once", Raised.YES),
    /** A session has been open longer than {@code held-after}. */
    HELD("held", "Session held for long", Raised.YES),
    /** A transaction with changes and no call. */
    IDLE_IN_TRANSACTION("idle-in-transaction", "Idle in a transaction with changes", Raised.YES),
    /** The connection object was garbage-collected while open: a leak, proven. */
    ABANDONED("abandoned", "Session abandoned: never closed, garbage-collected", Raised.YES),
    /** The owner thread ended with the session open. */
    ORPHANED("orphaned", "Session orphaned: its thread ended", Raised.YES),
    /** Still open when the JVM ended. */
    UNCLOSED_AT_EXIT("unclosed-at-exit", "Session still open when the JVM ended", Raised.YES),
    /** Still open when its pool was closed. */
    UNCLOSED_AT_POOL_CLOSE("unclosed-at-pool-close", "Session still open when its pool was closed", Raised.YES),
    /** Closed with changes neither committed nor rolled back. */
    UNCOMMITTED_CLOSE("uncommitted-close", "Closed with unsettled changes", Raised.YES),
    /** Connection state differs at close and the next borrower gets it. */
    STATE_LEFT_CHANGED("state-left-changed", "Connection state left changed", Raised.YES),
    /** A call on a closed session. */
    USE_AFTER_CLOSE("use-after-close", "Used after close", Raised.YES),
    /** A second close. */
    DOUBLE_CLOSE("double-close", "Closed twice", Raised.YES),
    /** A borrow waited long, or failed. */
    STARVED("starved", "Waited long for a connection", Raised.YES),
    /** As starved, and the waiter itself holds a session of that source. */
    SELF_DEADLOCK("self-deadlock", "Waits for a connection it holds itself", Raised.YES);

    private enum Raised {
        YES,
        NOT_YET
    }

    private final String label;
    private final String title;
    private final Raised raised;

    FindingKind(String label, String title, Raised raised) {
        this.label = label;
        this.title = title;
        this.raised = raised;
    }

    /** {@return the name in the log} */
    public String label() {
        return label;
    }

    /** {@return a heading for people} */
    public String title() {
        return title;
    }

    /** {@return whether this version raises it} */
    public boolean isRaised() {
        return raised == Raised.YES;
    }

    /** {@return the kind with that name in the log, or null} */
    public static FindingKind ofLabel(String label) {
        for (FindingKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        return null;
    }
}
