package io.sessionaudit.scope;

/**
 * A callback that runs after a session has ended; registered by {@link Session#afterCommit},
 * {@link Session#afterRollback} and {@link Session#afterClose}.
 *
 * <pre>{@code
 * sessions.run(session -> {
 *     long id = placeOrder(session);
 *     session.afterCommit(() -> mail.confirm(id)); // not sent if the order is rolled back
 * });
 * }</pre>
 *
 * <p>Hooks run after the connection was closed, so they may open sessions. They run in the order of their registration,
 * all of them, even if others fail.
 *
 * <p>Thread-safety: run by the thread that closes the session, once.
 */
@FunctionalInterface
public interface SessionHook {

    /**
     * Runs the hook.
     *
     * @throws Exception rethrown inside a {@link SessionHookException}, or suppressed in the failure that ended the
     *     session
     */
    void run() throws Exception;
}
