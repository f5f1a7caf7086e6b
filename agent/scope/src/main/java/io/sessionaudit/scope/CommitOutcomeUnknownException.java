package io.sessionaudit.scope;

import java.sql.SQLException;

/**
 * The connection was lost during the commit: whether the work was committed is unknown.
 *
 * <p>The server may have committed, with only its response lost. Repeating the work may do it twice, and not repeating
 * it may lose it: query the database for a key that the work has written. {@link #getCause()} is the driver's
 * exception.
 *
 * <pre>{@code
 * try { sessions.run(session -> pay(session, paymentId)); }
 * catch (CommitOutcomeUnknownException unknown) { reconcile(paymentId); }
 * }</pre>
 *
 * <p>Its SQLState is {@code 08007}, transaction resolution unknown. A {@link Retry} never repeats it, and neither
 * {@code afterCommit} nor {@code afterRollback} hooks are run.
 *
 * <p>Thread-safety: not modified after it was thrown.
 */
public final class CommitOutcomeUnknownException extends SQLException {

    private static final long serialVersionUID = 1L;

    private static final String TRANSACTION_RESOLUTION_UNKNOWN = "08007";

    CommitOutcomeUnknownException(String message, Throwable cause) {
        super(message, TRANSACTION_RESOLUTION_UNKNOWN, cause);
    }
}
