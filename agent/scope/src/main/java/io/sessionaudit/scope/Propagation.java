package io.sessionaudit.scope;

/**
 * What a scope does on a thread that already has a session of the same {@link Sessions}, and on one that has none.
 *
 * <pre>{@code
 * Scope audit = sessions.scope("audit").propagation(Propagation.REQUIRES_NEW);
 * audit.run(session -> writeAuditRow(session)); // kept, whatever becomes of the session around it
 * }</pre>
 *
 * <p>Thread-safety: immutable.
 */
public enum Propagation {

    /** Joins the thread's session, or opens one. The default. */
    JOIN,

    /**
     * Opens a session of its own, on a second connection, and leaves the thread's session alone meanwhile. The pool must have a
     * connection to spare for every thread that does this: a pool of as many connections as threads can deadlock.
     */
    REQUIRES_NEW,

    /**
     * Guards its part of the thread's session with a savepoint: a failure undoes that part only. Opens a session where there is
     * none.
     */
    NESTED,

    /** Joins the thread's session; where there is none it is refused with {@link IllegalStateException}. */
    MANDATORY,

    /** Opens a session; where there is one it is refused with {@link IllegalStateException}. For work that must commit itself. */
    NEVER
}
