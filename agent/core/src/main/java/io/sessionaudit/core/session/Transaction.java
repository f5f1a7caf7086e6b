package io.sessionaudit.core.session;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the transaction of one session: whether it has changes that neither a commit nor a rollback has settled.
 *
 * <p>A transaction is not the same as autocommit off. It has changes when a statement that may write ran since the last
 * commit or rollback; a read, an update of no row, or changes undone by a rollback to a savepoint leave none.
 *
 * <p>Not threadsafe: for the thread that uses the session.
 */
public final class Transaction {
    /** What is known of the connection's autocommit mode. */
    public enum AutoCommit {
        /** Nobody has said yet; nothing is claimed. */
        UNKNOWN,
        /** Each statement is a transaction of its own. */
        ON,
        /** Changes wait for a commit. */
        OFF
    }

    /** A savepoint is held weakly: it may lead to the connection, which must stay collectable. */
    private record Mark(WeakReference<Object> savepoint, int changes, int possibleChanges) {}

    private AutoCommit autoCommit = AutoCommit.UNKNOWN;
    private boolean begunBySql;
    private int commits;
    private int rollbacks;
    private int changes;
    private int possibleChanges;
    private List<Mark> marks;

    /** {@return what is known of the autocommit mode} */
    public AutoCommit autoCommit() {
        return autoCommit;
    }

    /** Notes the mode that the connection was found in. */
    public void autoCommitFound(boolean on) {
        autoCommit = on ? AutoCommit.ON : AutoCommit.OFF;
    }

    /** Notes that the application has set the mode; a change of mode commits, by the JDBC specification. */
    public void autoCommitSet(boolean on) {
        AutoCommit next = on ? AutoCommit.ON : AutoCommit.OFF;
        if (autoCommit != next) {
            settle();
        }
        autoCommit = next;
    }

    /** Notes a commit. */
    public void committed() {
        commits++;
        settle();
    }

    /** Notes a rollback of everything. */
    public void rolledBack() {
        rollbacks++;
        settle();
    }

    /** Notes that the server has ended the transaction by itself, as after a deadlock or a lost connection. */
    public void lost() {
        settle();
    }

    /** Notes a savepoint. */
    public void savepointSet(Object savepoint) {
        if (marks == null) {
            marks = new ArrayList<>(2);
        }
        marks.add(new Mark(new WeakReference<>(savepoint), changes, possibleChanges));
    }

    /** Notes a rollback to a savepoint: what came after it is undone. An unknown savepoint changes nothing. */
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

    /** Notes a rollback to a savepoint that SQL has set: which changes it undid is not known. */
    public void partlyRolledBack() {
        possibleChanges += changes;
        changes = 0;
    }

    /** Notes that SQL has begun a transaction; what was open before is committed. */
    public void begun() {
        settle();
        begunBySql = true;
    }

    /** Notes a change, where one waits for a commit. */
    public void changed() {
        if (isOpen()) {
            changes++;
        }
    }

    /** Notes something that may have been a change, where one waits for a commit. */
    public void maybeChanged() {
        if (isOpen()) {
            possibleChanges++;
        }
    }

    /** Takes back one {@link #maybeChanged}: the application has read the update count, so it is known now. */
    public void possibleChangeKnown() {
        if (possibleChanges > 0) {
            possibleChanges--;
        }
    }

    /** {@return commits so far} */
    public int commits() {
        return commits;
    }

    /** {@return rollbacks so far} */
    public int rollbacks() {
        return rollbacks;
    }

    /** {@return statements that have changed something and are not settled} */
    public int changes() {
        return changes;
    }

    /** {@return statements that may have changed something and are not settled} */
    public int possibleChanges() {
        return possibleChanges;
    }

    /** {@return whether something has changed, or may have, that neither a commit nor a rollback has settled} */
    public boolean hasUnsettledChanges() {
        return changes > 0 || possibleChanges > 0;
    }

    /** {@return whether changes wait for a commit} */
    public boolean isOpen() {
        return autoCommit == AutoCommit.OFF || begunBySql;
    }

    private void settle() {
        changes = 0;
        possibleChanges = 0;
        begunBySql = false;
        marks = null;
    }
}
