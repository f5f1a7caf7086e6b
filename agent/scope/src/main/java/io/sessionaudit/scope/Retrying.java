package io.sessionaudit.scope;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/**
 * Which failures are worth another attempt, and the pause before it.
 *
 * <p>Thread-safety: stateless.
 */
final class Retrying {

    /** Serialisation failure, of the standard; and PostgreSQL's deadlock. */
    private static final Set<String> STATES = Set.of("40001", "40P01");

    /** MySQL and MariaDB: deadlock found, lock wait timeout exceeded. */
    private static final Set<Integer> MYSQL_ERRORS = Set.of(1213, 1205);

    /** What MySQL's drivers say beside those errors: other databases mean other things by these numbers. */
    private static final Set<String> MYSQL_STATES = Set.of("HY000", "41000");

    private Retrying() {}

    /**
     * Tells the listener and waits, where another attempt is to be made.
     *
     * @return false when the failure was the last one and is to be thrown; what went wrong here is suppressed in it
     */
    static boolean waitsForAnother(Scope scope, int attempt, Deadline deadline, Throwable failure) {
        Retry retry = scope.effective().retry();
        if (attempt >= retry.attempts() || !isWorthAnother(failure)) {
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

    /** Whether the database gave the work up in favour of other work. Libraries wrap its exceptions in theirs. */
    static boolean isWorthAnother(Throwable failure) {
        Throwable cause = failure;
        // A chain of causes may end in itself.
        for (int depth = 0; cause != null && depth < 50; depth++) {
            if (cause instanceof CommitOutcomeUnknownException || cause instanceof SessionHookException) {
                return false; // something is, or may be, committed already
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
