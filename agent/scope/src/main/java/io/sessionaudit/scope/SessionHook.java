package io.sessionaudit.scope;

/**
 * Something to be done when a session has ended: see {@link Session#afterCommit}, {@link Session#afterRollback} and
 * {@link Session#afterClose}.
 *
 * <pre>{@code
 * sessions.run(session -> {
 *     long id = placeOrder(session);
 *     session.afterCommit(() -> mail.confirm(id)); // not sent when the order is rolled back
 * });
 * }</pre>
 *
 * <p>Hooks run after the connection went back and the thread is free, so they may open sessions of their own. They run in the
 * order in which they were given, all of them, whatever the others do.
 *
 * <p>Thread-safety: run by the thread that closes the session, once.
 */
@FunctionalInterface
public interface SessionHook {

    /**
     * Does it.
     *
     * @throws Exception thrown on inside a {@link SessionHookException}, or suppressed in the failure that ended the session
     */
    void run() throws Exception;
}
