package io.sessionaudit.scope;

import java.sql.SQLException;

/**
 * Collects what goes wrong while steps are run that must all be tried: the first failure leads, later ones are suppressed in it.
 *
 * <p>Not thread-safe; used and forgotten within one method.
 */
final class Failures {

    private Throwable first;

    /** @param first the failure that came before these steps, or null */
    Failures(Throwable first) {
        this.first = first;
    }

    /** Runs one step and says whether it went well. */
    boolean attempt(Step step) {
        try {
            step.run();
            return true;
        } catch (Throwable failure) {
            add(failure);
            return false;
        }
    }

    /** The failure that leads, or null when there was none. */
    Throwable first() {
        return first;
    }

    /** Throws the failure that leads, as itself, when there was one. */
    static void rethrow(Throwable failure) throws SQLException {
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
            // Some drivers throw one instance again and again, and an exception must not suppress itself.
            first.addSuppressed(failure);
        }
    }

    /** One thing to try. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }
}
