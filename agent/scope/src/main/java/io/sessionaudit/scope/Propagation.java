package io.sessionaudit.scope;

/**
 * What a scope does on a thread that has a session of the same {@link Sessions}, and on a thread that has none.
 *
 * <pre>{@code
 * Scope audit = sessions.scope("audit").propagation(Propagation.REQUIRES_NEW);
 * audit.run(session -> writeAuditRow(session)); // kept even if the enclosing session is rolled back
 * }</pre>
 *
 * <p>Thread-safety: immutable.
 */
public enum Propagation {

    /** Joins the thread's session, or opens one. The default. */
    JOIN,

    /**
     * Opens a session of its own, on a second connection; the thread's session is not used until it ends. The pool must
     * have a second connection for each thread that does this: a pool with one connection per thread can deadlock.
     */
    REQUIRES_NEW,

    /**
     * Sets a savepoint in the thread's session: a failure rolls back to it, and no further. Opens a session if there is
     * none.
     */
    NESTED,

    /** Joins the thread's session, and throws {@link IllegalStateException} if there is none. */
    MANDATORY,

    /** Opens a session, and throws {@link IllegalStateException} if there is one. For work that must commit itself. */
    NEVER
}
