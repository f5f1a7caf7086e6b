package io.sessionaudit.core.session;

/** Why {@code thread-rule=share} has let a thread open a second session. The labels are part of the log format. */
public enum NotSharedReason {
    /** The code means two sessions. */
    MEANT("nested by a framework that needs two"),
    /** Another identity, or another way in. */
    ASKED_OTHERWISE("asked for with a user and password, by a connection builder, or through DriverManager"),
    /** Only what a known pool lends is certainly the application's, and the same for everybody. */
    NO_KNOWN_POOL("only what a known pool lends is shared"),
    /** Lent within a global transaction, or by a source that takes part in them. */
    GLOBAL_TRANSACTION("the source takes part in global transactions"),
    /** The open session was opened in one of the ways above, or before the rule was set. */
    OPENED_OTHERWISE("the open session is of another user, or was opened before the rule was set"),
    /** The thread is inside a call on a session. */
    IN_CALL("asked for from inside a call on a connection"),
    /** The open session is in other hands. */
    OTHER_THREAD("another thread has used the open session"),
    /** No call was made on the open session. */
    NOT_USED("the open session has not been used yet, and may have been handed over"),
    /** The connection says that it is closed, or it is being closed. */
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
