package io.sessionaudit.scope;

import java.sql.SQLException;

/**
 * A commit was asked for, but the session can only be rolled back: a part of its work failed or asked for that.
 *
 * <p>Most often a joined {@code run} failed and the code around it caught the exception and went on. What the two did sits in
 * one transaction, so the half that worked cannot be kept without the half that did not. {@link #getCause()} is the failure
 * that was caught, or says where rollback was asked for.
 *
 * <pre>{@code
 * try { sessions.run(session -> placeOrder(session)); }
 * catch (RollbackOnlyException doomed) { log.error("nothing was saved", doomed.getCause()); }
 * }</pre>
 *
 * <p>Its SQLState is {@code 2D000}, invalid transaction termination, which no retry takes for a deadlock.
 *
 * <p>Thread-safety: as safe as any exception; it is not changed after it was thrown.
 */
public final class RollbackOnlyException extends SQLException {

    private static final long serialVersionUID = 1L;

    private static final String INVALID_TRANSACTION_TERMINATION = "2D000";

    RollbackOnlyException(String message, Throwable cause) {
        super(message, INVALID_TRANSACTION_TERMINATION, cause);
    }
}
