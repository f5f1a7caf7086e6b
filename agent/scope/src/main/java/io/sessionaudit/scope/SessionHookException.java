package io.sessionaudit.scope;

/**
 * A hook failed after its session had ended as it should: the work stays committed, or rolled back.
 *
 * <pre>{@code
 * try { sessions.run(session -> placeOrder(session)); }
 * catch (SessionHookException failed) { log.error("the order stands, its mail does not", failed.getCause()); }
 * }</pre>
 *
 * <p>{@link #getCause()} is the failure of the first hook that failed; those of others are suppressed in it.
 *
 * <p>Thread-safety: as safe as any exception; it is not changed after it was thrown.
 */
public final class SessionHookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SessionHookException(String message, Throwable cause) {
        super(message, cause);
    }
}
