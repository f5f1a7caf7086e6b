package io.sessionaudit.core.log;

/** What can be found. The labels are part of the log format. */
public enum FindingKind {
    /** The thread rule is broken: a thread opened a session while it had one open at the same source. */
    SECOND_SESSION("second-session", "Two sessions on one thread"),
    /** A session is used by a thread that is not its owner. */
    FOREIGN_THREAD("foreign-thread", "Session used by a foreign thread"),
    /** Two threads are inside calls of one session at once. */
    CONCURRENT_USE("concurrent-use", "Session used by two threads at once"),
    /** A session has been open longer than {@code held-after}. */
    HELD("held", "Session held for long"),
    /** A transaction with changes and no call. */
    IDLE_IN_TRANSACTION("idle-in-transaction", "Idle in a transaction with changes"),
    /** The connection object was garbage-collected while open: a leak, proven. */
    ABANDONED("abandoned", "Session abandoned: never closed, garbage-collected"),
    /** The owner thread ended with the session open. */
    ORPHANED("orphaned", "Session orphaned: its thread ended"),
    /** Still open when the JVM ended. */
    UNCLOSED_AT_EXIT("unclosed-at-exit", "Session still open when the JVM ended"),
    /** Still open when its pool was closed. */
    UNCLOSED_AT_POOL_CLOSE("unclosed-at-pool-close", "Session still open when its pool was closed"),
    /** Closed with changes neither committed nor rolled back. */
    UNCOMMITTED_CLOSE("uncommitted-close", "Closed with uncommitted changes"),
    /** Connection state differs at close and the next borrower gets it. */
    STATE_LEFT_CHANGED("state-left-changed", "Connection state left changed"),
    /** A call on a closed session. */
    USE_AFTER_CLOSE("use-after-close", "Used after close"),
    /** A second close. */
    DOUBLE_CLOSE("double-close", "Closed twice"),
    /** A borrow waited long, or failed. */
    STARVED("starved", "Waited long for a connection"),
    /** As starved, and the waiter itself holds a session of that source. */
    SELF_DEADLOCK("self-deadlock", "Waits for a connection it holds itself");

    private final String label;
    private final String title;

    FindingKind(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** {@return the name in the log} */
    public String label() {
        return label;
    }

    /** {@return a heading for people} */
    public String title() {
        return title;
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
