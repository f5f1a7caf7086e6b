package io.sessionaudit.core.session;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The observed state of a session's transaction: whether it has changes that were neither committed nor rolled back.
 *
 * <p>Not the same as autocommit off: a read, an update of no rows, or changes undone by a rollback to a savepoint leave
 * no uncommitted changes.
 *
 * <p>Not thread-safe: for the thread that uses the session.
 */
public final class Transaction {
    /** The connection's autocommit mode, as far as it is known. */
    public enum AutoCommit {
        /** Not known; no change is counted. */
        UNKNOWN,
        /** Each statement is a transaction. */
        ON,
        /** Changes must be committed. */
        OFF
    }

    /** The savepoint is held weakly: it may reference the connection, which must stay collectable. */
    private record Mark(WeakReference<Object> savepoint, int changes, int possibleChanges) {}

    private AutoCommit autoCommit = AutoCommit.UNKNOWN;
    private boolean begunBySql;
    private int commits;
    private int rollbacks;
    private int changes;
    private int possibleChanges;
    private List<Mark> marks;

    /** {@return the autocommit mode, as far as it is known} */
    public AutoCommit autoCommit() {
        return autoCommit;
    }

    /** Records the mode that the connection was lent in. */
    public void autoCommitFound(boolean on) {
        autoCommit = on ? AutoCommit.ON : AutoCommit.OFF;
    }

    /** Records that the application set the mode; a change of the mode commits, by the JDBC specification. */
    public void autoCommitSet(boolean on) {
        AutoCommit next = on ? AutoCommit.ON : AutoCommit.OFF;
        if (autoCommit != next) {
            end();
        }
        autoCommit = next;
    }

    /** Records a commit. */
    public void committed() {
        commits++;
        end();
    }

    /** Records a full rollback. */
    public void rolledBack() {
        rollbacks++;
        end();
    }

    /** Records that the server ended the transaction, such as after a deadlock or a lost connection. */
    public void lost() {
        end();
    }

    /** Records a savepoint. */
    public void savepointSet(Object savepoint) {
        if (marks == null) {
            marks = new ArrayList<>(2);
        }
        marks.add(new Mark(new WeakReference<>(savepoint), changes, possibleChanges));
    }

    /** Records a rollback to a savepoint, which undoes the changes after it. An unknown savepoint is ignored. */
    public void rolledBackTo(Object savepoint) {
        for (int i = marks == null ? -1 : marks.size() - 1; i >= 0; i--) {
            Mark mark = marks.get(i);
            if (mark.savepoint.refersTo(savepoint)) {
                changes = mark.changes;
                possibleChanges = mark.possibleChanges;
                marks.subList(i + 1, marks.size()).clear();
                return;
            }
        }
    }

    /** Records a rollback to a savepoint that was set by SQL: it is not known which changes it undid. */
    public void partlyRolledBack() {
        possibleChanges += changes;
        changes = 0;
    }

    /** Records that SQL began a transaction, which commits the one before. */
    public void begun() {
        end();
        begunBySql = true;
    }

    /** Records a change; ignored in autocommit mode. */
    public void changed() {
        if (isOpen()) {
            changes++;
        }
    }

    /** Records a possible change; ignored in autocommit mode. */
    public void maybeChanged() {
        if (isOpen()) {
            possibleChanges++;
        }
    }

    /** Removes one possible change: the application has read the update count, so it is known now. */
    public void possibleChangeKnown() {
        if (possibleChanges > 0) {
            possibleChanges--;
        }
    }

    /** {@return the number of commits} */
    public int commits() {
        return commits;
    }

    /** {@return the number of rollbacks} */
    public int rollbacks() {
        return rollbacks;
    }

    /** {@return the number of uncommitted changes} */
    public int changes() {
        return changes;
    }

    /** {@return the number of uncommitted possible changes} */
    public int possibleChanges() {
        return possibleChanges;
    }

    /** {@return whether there are uncommitted changes or possible changes} */
    public boolean hasUncommittedChanges() {
        return changes > 0 || possibleChanges > 0;
    }

    /** {@return whether changes must be committed} */
    public boolean isOpen() {
        return autoCommit == AutoCommit.OFF || begunBySql;
    }

    private void end() {
        changes = 0;
        possibleChanges = 0;
        begunBySql = false;
        marks = null;
    }
}
