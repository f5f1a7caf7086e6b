package io.sessionaudit.core.log;

/** The kinds of findings. The labels are part of the log format. */
public enum FindingKind {
    /** Thread rule: a thread opened a session while it had an open one of the same source. */
    SECOND_SESSION("second-session", "Two sessions on one thread"),
    /** A session is used by a thread that is not its owner. */
    FOREIGN_THREAD("foreign-thread", "Session used by a foreign thread"),
    /** Two threads are inside calls of one session at once. */
    CONCURRENT_USE("concurrent-use", "Session used by two threads at once"),
    /** A session has been open longer than {@code held-after}. */
    HELD("held", "Session held for long"),
    /** No call has used a transaction with changes for longer than {@code idle-transaction-after}. */
    IDLE_IN_TRANSACTION("idle-in-transaction", "Idle in a transaction with changes"),
    /** The connection object was garbage-collected while the session was open: a proven leak. */
    ABANDONED("abandoned", "Session abandoned: never closed, garbage-collected"),
    /** The owner has ended while the session was open. */
    ORPHANED("orphaned", "Session orphaned: its thread ended"),
    /** The session was open when the JVM ended. */
    UNCLOSED_AT_EXIT("unclosed-at-exit", "Session still open when the JVM ended"),
    /** The session was open when its pool was closed. */
    UNCLOSED_AT_POOL_CLOSE("unclosed-at-pool-close", "Session still open when its pool was closed"),
    /** Closed with changes that were neither committed nor rolled back. */
    UNCOMMITTED_CLOSE("uncommitted-close", "Closed with uncommitted changes"),
    /** A property was changed at close, and the next borrower gets the connection like that. */
    STATE_LEFT_CHANGED("state-left-changed", "Connection state left changed"),
    /** A call on a closed session failed. */
    USE_AFTER_CLOSE("use-after-close", "Used after close"),
    /** A second close. */
    DOUBLE_CLOSE("double-close", "Closed twice"),
    /** A borrow waited longer than {@code starved-after}, or failed, because the pool is exhausted. */
    STARVED("starved", "Waited long for a connection"),
    /** As starved, and the waiting thread has a session of that pool itself. */
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

    /** {@return the title for reports} */
    public String title() {
        return title;
    }

    /** {@return the kind with a label, or null} */
    public static FindingKind ofLabel(String label) {
        for (FindingKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        return null;
    }
}
