package io.sessionaudit.scope;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * The one connection behind a session and all that joined it: borrowed, made transactional, and given back as it came.
 *
 * <p>Not thread-safe; {@link Session} lets only the owner thread in.
 */
final class ScopedConnection {

    private final Connection connection;
    private final boolean autoCommitOnArrival;

    /** Why only a rollback is possible, or null while commit is. */
    private Throwable rollbackCause;

    private ScopedConnection(Connection connection, boolean autoCommitOnArrival) {
        this.connection = connection;
        this.autoCommitOnArrival = autoCommitOnArrival;
    }

    static ScopedConnection borrow(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        if (connection == null) {
            throw Refusals.noConnection(dataSource);
        }
        try {
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            return new ScopedConnection(connection, autoCommit);
        } catch (Throwable failure) {
            new Failures(failure).attempt(connection::close);
            throw failure;
        }
    }

    Connection connection() {
        return connection;
    }

    Throwable rollbackCause() {
        return rollbackCause;
    }

    /** The first cause is kept: what fails later mostly fails because of it. */
    void markRollbackOnly(Throwable cause) {
        if (rollbackCause == null) {
            rollbackCause = cause;
        }
    }

    void commit() throws SQLException {
        try {
            connection.commit();
        } catch (Throwable failure) {
            // Whoever catches this and commits again would commit an empty transaction and believe all is well.
            markRollbackOnly(failure);
            throw failure;
        }
    }

    /** Rolls back; what was marked is undone by that, so the mark goes too. */
    void rollback() throws SQLException {
        try {
            connection.rollback();
        } catch (Throwable failure) {
            markRollbackOnly(failure);
            throw failure;
        }
        rollbackCause = null;
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
        } else {
            // Nobody knows what this connection still holds. Aborted, it cannot be committed by a driver's close or
            // lent on.
            failures.attempt(() -> connection.abort(Runnable::run));
        }
        failures.attempt(connection::close);
        return failures.first();
    }
}
