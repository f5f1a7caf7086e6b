package io.sessionaudit.core.log;

/** What a session is doing, as the log's {@code session_state}. The labels are part of the log format. */
public enum SessionActivity {
    /** No call has used it recently. */
    IDLE("idle"),
    /** A thread is inside a call on it. */
    IN_CALL("in-call"),
    /** Calls come and go. */
    WORKING("working"),
    /** Its owner waits for another connection. */
    WAITING("waiting"),
    /** Different states in one period, because the number of periods is limited. */
    SEVERAL("several");

    private final String label;

    SessionActivity(String label) {
        this.label = label;
    }

    /** {@return the state in the log} */
    public String label() {
        return label;
    }
}
