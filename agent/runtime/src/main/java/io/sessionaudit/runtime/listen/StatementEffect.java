package io.sessionaudit.runtime.listen;

import java.sql.ResultSet;
import java.sql.Statement;

import io.sessionaudit.core.jdbc.Database;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.core.sql.StatementKind;
import io.sessionaudit.runtime.jdbc.JdbcObjects;

/** The effect of an executed statement on the transaction, depending on its kind and its result. */
final class StatementEffect {
    private StatementEffect() {}

    /** {@return whether the effect depends on an update count that the application has yet to read} */
    static boolean succeeded(Transaction transaction, Database database, StatementKind kind, Object result) {
        switch (kind) {
            case COMMIT -> transaction.committed();
            case ROLLBACK -> transaction.rolledBack();
            case ROLLBACK_TO -> transaction.partlyRolledBack();
            case BEGIN -> transaction.begun();
            case AUTOCOMMIT_ON -> transaction.autoCommitSet(true);
            case AUTOCOMMIT_OFF -> transaction.autoCommitSet(false);
            case DEFINITION -> {
                if (database.definitionCommits()) {
                    transaction.lost();
                } else {
                    transaction.changed();
                }
            }
            case CHANGE -> {
                return changed(transaction, result);
            }
            case CALL -> {
                if (updates(result) > 0) {
                    transaction.changed();
                } else {
                    transaction.maybeChanged();
                }
            }
            case SEVERAL -> transaction.lost();
            case OTHER -> {}
        }
        return false;
    }

    /** A deadlock or a lost connection ends the transaction at the server; any other failure does not change it. */
    static void failed(Transaction transaction, Throwable thrown) {
        String state = JdbcObjects.sqlStateOf(thrown);
        if (state != null && (state.startsWith("40") || state.startsWith("08"))) {
            transaction.lost();
        }
    }

    private static boolean changed(Transaction transaction, Object result) {
        if (result instanceof Boolean) {
            transaction.maybeChanged();
            return true;
        }
        // Numbers first: a failed test for the interface ResultSet is slow.
        if (updates(result) > 0 || !(result instanceof Number) && result instanceof ResultSet) {
            transaction.changed(); // a result set: INSERT ... RETURNING and similar statements
        }
        return false;
    }

    private static long updates(Object result) {
        if (result instanceof Number count) {
            return count.longValue();
        }
        long sum = 0;
        if (result instanceof int[] counts) {
            for (int count : counts) {
                sum += count == Statement.SUCCESS_NO_INFO ? 1 : Math.max(0, count);
            }
        } else if (result instanceof long[] counts) {
            for (long count : counts) {
                sum += count == Statement.SUCCESS_NO_INFO ? 1 : Math.max(0, count);
            }
        }
        return sum;
    }
}
