package io.sessionaudit.scope;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether a failure is followed by another attempt, and waits before it.
 *
 * <p>Thread-safety: stateless.
 */
final class RetryDecision {

    /** SQL standard: serialization failure; PostgreSQL: deadlock. */
    private static final Set<String> STATES = Set.of("40001", "40P01");

    /** MySQL and MariaDB: deadlock found, lock wait timeout exceeded. */
    private static final Set<Integer> MYSQL_ERRORS = Set.of(1213, 1205);

    /** SQLStates of MySQL's drivers with these errors: other databases use the same numbers for other errors. */
    private static final Set<String> MYSQL_STATES = Set.of("HY000", "41000");

    private RetryDecision() {}

    /**
     * If another attempt is to be made, calls the listener and waits.
     *
     * @return false if there is no further attempt and the failure is to be thrown; failures here are suppressed in it
     */
    static boolean waitForNextAttempt(
            Scope scope, Retry retry, int attempt, @Nullable Deadline deadline, Throwable failure) {
        if (attempt >= retry.attempts() || !isRepeatable(failure)) {
            return false;
        }
        long nanos = retry.waitNanos(attempt);
        if (deadline != null && deadline.remainingNanos() <= nanos) {
            return false;
        }
        try {
            retry.listener()
                    .accept(new RetryEvent(scope.effective().name(), attempt, Duration.ofNanos(nanos), failure));
            retry.sleeper().sleep(nanos);
            return deadline == null || deadline.remainingNanos() > 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(interrupted);
        } catch (RuntimeException | Error broken) {
            failure.addSuppressed(broken);
        }
        return false;
    }

    /** {@return whether the failure, or one that it wraps, is a deadlock or a serialization failure} */
    static boolean isRepeatable(Throwable failure) {
        Throwable cause = failure;
        // A chain of causes may be a cycle.
        for (int depth = 0; cause != null && depth < 50; depth++) {
            if (cause instanceof CommitOutcomeUnknownException || cause instanceof SessionHookException) {
                return false; // work is, or may be, committed
            }
            if (cause instanceof SQLException && isCollision((SQLException) cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isCollision(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (STATES.contains(state)
                        || MYSQL_STATES.contains(state) && MYSQL_ERRORS.contains(failure.getErrorCode()));
    }
}
