package io.sessionaudit.core.options;

/** The action when a thread other than its owner uses a session: the values of the option {@code confinement}. */
public enum Confinement {
    /** None. */
    OFF,
    /** Log it, unless the session was handed over and not used by its owner again. */
    LOG,
    /** Reject the use. */
    REJECT
}
