package io.sessionaudit.scope;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;

/**
 * A part of a transaction that can be undone alone. What is committed here is only handed to the transaction around it.
 *
 * <p>Not thread-safe; {@link Session} lets only the owner thread in.
 */
final class SavepointTransaction extends Transaction {

    private final Transaction outer;
    private Savepoint savepoint;

    SavepointTransaction(Transaction outer) throws SQLException {
        super(outer.connection(), false, null);
        this.outer = outer;
        this.savepoint = connection().setSavepoint();
    }

    @Override
    void commit() throws SQLException {
        complete();
        savepoint = connection().setSavepoint();
    }

    @Override
    void complete() throws SQLException {
        try {
            connection().releaseSavepoint(savepoint);
        } catch (SQLFeatureNotSupportedException everMore) {
            // Oracle keeps its savepoints to the end of the transaction, which does no harm.
        } catch (Throwable failure) {
            markRollbackOnly(failure);
            throw failure;
        }
        passHooksOn();
    }

    @Override
    void rollback() throws SQLException {
        try {
            connection().rollback(savepoint);
        } catch (Throwable failure) {
            // As after a deadlock in MySQL, which drops the savepoints with the transaction: nothing is left to be
            // saved.
            markRollbackOnly(failure);
            outer.markRollbackOnly(failure);
            throw failure;
        }
        clearMark();
        if (hooksIfAny() != null) {
            hooksIfAny().rolledBack();
        }
    }

    @Override
    Throwable close(Throwable earlier, boolean settled) {
        Failures failures = new Failures(earlier);
        if (!settled && failures.attempt(this::rollback)) {
            failures.attempt(this::complete);
        }
        passHooksOn();
        return failures.first();
    }

    private void passHooksOn() {
        if (hooksIfAny() != null) {
            hooksIfAny().moveTo(outer.hooks());
        }
    }
}
