package io.sessionaudit.scope;

import java.sql.SQLException;

/**
 * The connection was lost during the commit: nobody here knows whether the work was committed.
 *
 * <p>The server may have committed and lost only the answer. Doing the work again may do it twice, giving it up may lose it: look
 * in the database, by a key that the work has written. {@link #getCause()} is what the driver said.
 *
 * <pre>{@code
 * try { sessions.run(session -> pay(session, paymentId)); }
 * catch (CommitOutcomeUnknownException unknown) { reconcile(paymentId); }
 * }</pre>
 *
 * <p>Its SQLState is {@code 08007}, transaction resolution unknown. A {@link Retry} never repeats it, and neither
 * {@code afterCommit} nor {@code afterRollback} hooks are run.
 *
 * <p>Thread-safety: as safe as any exception; it is not changed after it was thrown.
 */
public final class CommitOutcomeUnknownException extends SQLException {

    private static final long serialVersionUID = 1L;

    private static final String TRANSACTION_RESOLUTION_UNKNOWN = "08007";

    CommitOutcomeUnknownException(String message, Throwable cause) {
        super(message, TRANSACTION_RESOLUTION_UNKNOWN, cause);
    }
}
