package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * The transaction on one connection: borrowed, made transactional, and given back as it came.
 *
 * <p>Not thread-safe; {@link Session} lets only the owner thread in.
 */
class Transaction {

    private final Connection connection;
    private final boolean autoCommitOnArrival;

    /** What else is to be restored, or null. */
    private final Settings settings;

    /** Why only a rollback is possible, or null while commit is. */
    private Throwable rollbackCause;

    /** Null until the first one is given. */
    private Hooks hooks;

    Transaction(Connection connection, boolean autoCommitOnArrival, Settings settings) {
        this.connection = connection;
        this.autoCommitOnArrival = autoCommitOnArrival;
        this.settings = settings;
    }

    static Transaction begin(DataSource dataSource, ScopeOptions options) throws SQLException {
        Connection connection = dataSource.getConnection();
        if (connection == null) {
            throw Refusals.noConnection(dataSource);
        }
        Settings settings = null;
        try {
            // Before autocommit is turned off: some drivers refuse them inside a transaction.
            settings = Settings.apply(connection, options);
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            return new Transaction(connection, autoCommit, settings);
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

    final Throwable rollbackCause() {
        return rollbackCause;
    }

    /** The first cause is kept: what fails later mostly fails because of it. */
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

    final Hooks hooksIfAny() {
        return hooks;
    }

    void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            SQLException said = failure;
            if (LostConnection.explains(failure, connection)) {
                said = Refusals.outcomeUnknown(failure);
                if (hooks != null) {
                    hooks.outcomeUnknown();
                }
            }
            // Whoever catches this and commits again would commit an empty transaction and believe all is well.
            markRollbackOnly(said);
            throw said;
        } catch (RuntimeException | Error failure) {
            markRollbackOnly(failure);
            throw failure;
        }
        if (hooks != null) {
            hooks.committed();
        }
    }

    /** The commit at the end, after which nothing more is done in this transaction. */
    void complete() throws SQLException {
        commit();
    }

    /** Rolls back; what was marked is undone by that, so the mark goes too. */
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
     * Gives the connection back; every step is tried, whatever the others do.
     *
     * @param earlier the failure that led here, or null
     * @param settled whether a commit or rollback just went well and nobody could use the connection since
     * @return the earlier failure or else the first one here, the later ones suppressed in it; null when there was none
     */
    Throwable close(Throwable earlier, boolean settled) {
        Failures failures = new Failures(earlier);
        // First the rollback: setAutoCommit(true) would commit what is not settled.
        if (settled || failures.attempt(connection::rollback)) {
            if (autoCommitOnArrival) {
                failures.attempt(() -> connection.setAutoCommit(true));
            }
            if (settings != null) {
                settings.restore(connection, failures);
            }
        } else {
            // Nobody knows what this connection still holds. Aborted, it cannot be committed by a driver's close or
            // lent on.
            failures.attempt(() -> connection.abort(Runnable::run));
        }
        failures.attempt(connection::close);
        if (hooks != null) {
            // Whichever way it went: a connection that is gone takes with it what was not committed.
            hooks.rolledBack();
        }
        return failures.first();
    }
}
