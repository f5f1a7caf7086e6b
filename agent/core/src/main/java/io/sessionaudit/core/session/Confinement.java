package io.sessionaudit.core.session;

/** What is done when a session is used by other threads. The names are the values of the option {@code confinement}. */
public enum Confinement {
    /** Nothing. */
    OFF,
    /** It is logged, unless the session was handed over once and for all. */
    LOG,
    /** Every use by a thread that is not the owner is refused. */
    REJECT
}
