package io.sessionaudit.scope;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;

import org.jspecify.annotations.Nullable;

/**
 * A part of a transaction that can be rolled back separately. Its commit only passes its work to the enclosing
 * transaction.
 *
 * <p>Not thread-safe; {@link Session} lets only the owner thread in.
 */
final class SavepointTransaction extends ScopeTransaction {

    private final ScopeTransaction outer;
    private Savepoint savepoint;

    SavepointTransaction(ScopeTransaction outer) throws SQLException {
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
        } catch (SQLFeatureNotSupportedException unsupported) {
            // Oracle keeps savepoints until the transaction ends, which is harmless.
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
            // For example after a deadlock in MySQL, which drops the savepoints with the transaction.
            markRollbackOnly(failure);
            outer.markRollbackOnly(failure);
            throw failure;
        }
        clearMark();
        Hooks hooks = hooksIfAny();
        if (hooks != null) {
            hooks.rolledBack();
        }
    }

    @Override
    @Nullable
    Throwable close(@Nullable Throwable earlier, boolean settled) {
        Failures failures = new Failures(earlier);
        if (!settled && failures.attempt(this::rollback)) {
            failures.attempt(this::complete);
        }
        passHooksOn();
        return failures.first();
    }

    private void passHooksOn() {
        Hooks hooks = hooksIfAny();
        if (hooks != null) {
            hooks.moveTo(outer.hooks());
        }
    }
}
