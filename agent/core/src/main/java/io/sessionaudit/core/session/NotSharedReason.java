package io.sessionaudit.core.session;

/** Why {@code thread-rule=share} let a thread open a second session. The labels are part of the log format. */
public enum NotSharedReason {
    /** A framework needs two sessions. */
    MEANT("nested by a framework that needs two"),
    /** Another user, or another entry point. */
    ASKED_OTHERWISE("requested with a user and password, by a connection builder, or through DriverManager"),
    /** Only a known pool certainly lends to the application, and lends equal connections to all callers. */
    NO_KNOWN_POOL("only connections of a known pool are shared"),
    /** In a global transaction, or from a source that takes part in them. */
    GLOBAL_TRANSACTION("the source takes part in global transactions"),
    /** One of the above applies to the open session, or it was opened before the rule was set. */
    OPENED_OTHERWISE("the open session is of another user, or was opened before the rule was set"),
    /** The thread is inside a call on a session. */
    IN_CALL("requested from inside a call on a connection"),
    /** Another thread has used the open session. */
    OTHER_THREAD("another thread has used the open session"),
    /** No call was made on the open session: the thread may be about to hand it over. */
    NOT_USED("the open session has not been used yet, and may have been handed over"),
    /** The connection of the open session is closed, or is being closed. */
    CLOSED("the connection of the open session is closed");

    private final String label;

    NotSharedReason(String label) {
        this.label = label;
    }

    /** {@return the reason in the log} */
    public String label() {
        return label;
    }
}
