package io.sessionaudit.scope;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Collects the failures of steps that must all be tried: the first failure is kept, later ones are suppressed in it.
 *
 * <p>Not thread-safe; used within one method.
 */
final class Failures {

    private @Nullable Throwable first;

    /** @param first a failure before these steps, or null */
    Failures(@Nullable Throwable first) {
        this.first = first;
    }

    /** {@return whether the step completed without a failure} */
    boolean attempt(Step step) {
        try {
            step.run();
            return true;
        } catch (Throwable failure) {
            add(failure);
            return false;
        }
    }

    /** {@return the first failure, or null if there was none} */
    @Nullable
    Throwable first() {
        return first;
    }

    /** Throws the failure if it is not null; a checked exception other than SQLException is wrapped. */
    static void rethrow(@Nullable Throwable failure) throws SQLException {
        if (failure instanceof SQLException) {
            throw (SQLException) failure;
        }
        if (failure instanceof RuntimeException) {
            throw (RuntimeException) failure;
        }
        if (failure instanceof Error) {
            throw (Error) failure;
        }
        if (failure != null) {
            throw new SQLException(failure);
        }
    }

    private void add(Throwable failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            // Some drivers throw one instance repeatedly, and an exception cannot suppress itself.
            first.addSuppressed(failure);
        }
    }

    /** A step to try. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }
}
