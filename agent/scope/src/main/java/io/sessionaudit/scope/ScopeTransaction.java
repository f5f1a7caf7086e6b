package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * The transaction on one connection, from borrowing the connection to restoring and closing it.
 *
 * <p>Not thread-safe; {@link Session} lets only the owner thread in.
 */
class ScopeTransaction {

    private final Connection connection;
    private final boolean autoCommitAtBorrow;

    /** Further properties to restore, or null. */
    private final @Nullable ConnectionProperties settings;

    /** Why the transaction is rollback-only, or null if it is not. */
    private @Nullable Throwable rollbackCause;

    /** Null until the first hook is registered. */
    private @Nullable Hooks hooks;

    ScopeTransaction(Connection connection, boolean autoCommitAtBorrow, @Nullable ConnectionProperties settings) {
        this.connection = connection;
        this.autoCommitAtBorrow = autoCommitAtBorrow;
        this.settings = settings;
    }

    static ScopeTransaction begin(DataSource dataSource, ScopeOptions options) throws SQLException {
        Connection connection = dataSource.getConnection();
        if (connection == null) {
            throw Refusals.noConnection(dataSource);
        }
        ConnectionProperties settings = null;
        try {
            // Before autocommit is turned off: some drivers refuse these calls inside a transaction.
            settings = ConnectionProperties.apply(connection, options);
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            return new ScopeTransaction(connection, autoCommit, settings);
        } catch (Throwable failure) {
            Failures failures = new Failures(failure);
            if (settings != null) {
                settings.restore(connection, failures);
            }
            failures.attempt(connection::close);
            throw failure;
        }
    }

    final Connection connection() {
        return connection;
    }

    final @Nullable Throwable rollbackCause() {
        return rollbackCause;
    }

    /** Keeps the first cause, of which later failures are usually a consequence. */
    final void markRollbackOnly(Throwable cause) {
        if (rollbackCause == null) {
            rollbackCause = cause;
        }
    }

    final void clearMark() {
        rollbackCause = null;
    }

    final Hooks hooks() {
        if (hooks == null) {
            hooks = new Hooks();
        }
        return hooks;
    }

    final @Nullable Hooks hooksIfAny() {
        return hooks;
    }

    void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            SQLException reported = failure;
            if (LostConnection.explains(failure, connection)) {
                reported = Refusals.outcomeUnknown(failure);
                if (hooks != null) {
                    hooks.outcomeUnknown();
                }
            }
            // A caller that catches this and commits again would successfully commit an empty transaction.
            markRollbackOnly(reported);
            throw reported;
        } catch (RuntimeException | Error failure) {
            markRollbackOnly(failure);
            throw failure;
        }
        if (hooks != null) {
            hooks.committed();
        }
    }

    /** The last commit, after which this transaction is not used. */
    void complete() throws SQLException {
        commit();
    }

    /** Rolls back, and clears the rollback-only mark. */
    void rollback() throws SQLException {
        try {
            connection.rollback();
        } catch (Throwable failure) {
            markRollbackOnly(failure);
            throw failure;
        }
        clearMark();
        if (hooks != null) {
            hooks.rolledBack();
        }
    }

    /**
     * Restores and closes the connection; every step is tried, even if others fail.
     *
     * @param earlier an earlier failure, or null
     * @param settled whether a commit or rollback has just succeeded, and the application has run no code since
     * @return the earlier failure or else the first one here, with later ones suppressed in it; null if there was none
     */
    @Nullable
    Throwable close(@Nullable Throwable earlier, boolean settled) {
        Failures failures = new Failures(earlier);
        // Rollback first: setAutoCommit(true) would commit.
        if (settled || failures.attempt(connection::rollback)) {
            if (autoCommitAtBorrow) {
                failures.attempt(() -> connection.setAutoCommit(true));
            }
            if (settings != null) {
                settings.restore(connection, failures);
            }
        } else {
            // The connection's state is unknown. Aborted, it can neither be committed by a driver's close nor lent
            // again.
            failures.attempt(() -> connection.abort(Runnable::run));
        }
        failures.attempt(connection::close);
        if (hooks != null) {
            // In either case: closing or losing the connection discards uncommitted work.
            hooks.rolledBack();
        }
        return failures.first();
    }
}
