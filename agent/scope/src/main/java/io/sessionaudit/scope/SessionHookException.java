package io.sessionaudit.scope;

/**
 * A hook failed after its session had ended normally: the work stays committed, or rolled back.
 *
 * <pre>{@code
 * try { sessions.run(session -> placeOrder(session)); }
 * catch (SessionHookException failed) { log.error("the order was saved, its mail was not sent", failed.getCause()); }
 * }</pre>
 *
 * <p>{@link #getCause()} is the first failure; the failures of other hooks are suppressed in it.
 *
 * <p>Thread-safety: not modified after it was thrown.
 */
public final class SessionHookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SessionHookException(String message, Throwable cause) {
        super(message, cause);
    }
}
