package io.sessionaudit.scope;

import java.sql.SQLException;

/**
 * A session was to be committed, but can only be rolled back: a part of its work has failed or has requested that.
 *
 * <p>The usual reason is that a joined {@code run} failed, and the enclosing code caught the exception and continued.
 * Both are one transaction, so one part cannot be committed without the other. {@link #getCause()} is the failure that
 * was caught, or an exception whose stack shows where rollback was requested.
 *
 * <pre>{@code
 * try { sessions.run(session -> placeOrder(session)); }
 * catch (RollbackOnlyException doomed) { log.error("nothing was saved", doomed.getCause()); }
 * }</pre>
 *
 * <p>Its SQLState is {@code 2D000}, invalid transaction termination, which no retry repeats.
 *
 * <p>Thread-safety: not modified after it was thrown.
 */
public final class RollbackOnlyException extends SQLException {

    private static final long serialVersionUID = 1L;

    private static final String INVALID_TRANSACTION_TERMINATION = "2D000";

    RollbackOnlyException(String message, Throwable cause) {
        super(message, INVALID_TRANSACTION_TERMINATION, cause);
    }
}
