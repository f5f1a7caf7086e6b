package io.sessionaudit.core.session;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TransactionTest {
    private final Transaction transaction = new Transaction();

    @Test
    void changeIsUncommittedIfAutoCommitIsOff() {
        transaction.autoCommitFound(false);
        transaction.changed();

        assertThat(transaction.hasUncommittedChanges()).isTrue();
        assertThat(transaction.changes()).isEqualTo(1);
    }

    @Test
    void nothingIsUncommittedIfAutoCommitIsOn() {
        transaction.autoCommitFound(true);
        transaction.changed();
        transaction.maybeChanged();

        assertThat(transaction.hasUncommittedChanges()).isFalse();
    }

    @Test
    void claimsNothingWhileAutoCommitIsUnknown() {
        transaction.changed();

        assertThat(transaction.hasUncommittedChanges()).isFalse();
    }

    @Test
    void commitAndRollbackAreCountedAndClearChanges() {
        transaction.autoCommitFound(false);
        transaction.changed();
        transaction.committed();
        transaction.maybeChanged();
        transaction.rolledBack();

        assertThat(transaction.hasUncommittedChanges()).isFalse();
        assertThat(transaction.commits()).isEqualTo(1);
        assertThat(transaction.rollbacks()).isEqualTo(1);
    }

    @Test
    void enablingAutoCommitCommits() {
        transaction.autoCommitFound(false);
        transaction.changed();
        transaction.autoCommitSet(true);

        assertThat(transaction.hasUncommittedChanges()).isFalse();
        assertThat(transaction.autoCommit()).isEqualTo(Transaction.AutoCommit.ON);
    }

    @Test
    void settingSameAutoCommitChangesNothing() {
        transaction.autoCommitFound(false);
        transaction.changed();
        transaction.autoCommitSet(false);

        assertThat(transaction.hasUncommittedChanges()).isTrue();
    }

    @Test
    void changeIsUncommittedInSqlTransactionDespiteAutoCommit() {
        transaction.autoCommitFound(true);
        transaction.begun();
        transaction.changed();
        assertThat(transaction.hasUncommittedChanges()).isTrue();

        transaction.committed();
        transaction.changed();
        assertThat(transaction.hasUncommittedChanges()).isFalse();
    }

    @Test
    void transactionEndedByServerHasNoChanges() {
        transaction.autoCommitFound(false);
        transaction.changed();
        transaction.lost();

        assertThat(transaction.hasUncommittedChanges()).isFalse();
        assertThat(transaction.rollbacks()).isZero();
    }

    @Test
    void rollbackToSavepointUndoesLaterChanges() {
        Object first = new Object();
        Object second = new Object();
        transaction.autoCommitFound(false);
        transaction.changed();
        transaction.savepointSet(first);
        transaction.changed();
        transaction.savepointSet(second);
        transaction.maybeChanged();

        transaction.rolledBackTo(second);
        assertThat(transaction.changes()).isEqualTo(2);
        assertThat(transaction.possibleChanges()).isZero();

        transaction.rolledBackTo(first);
        assertThat(transaction.changes()).isEqualTo(1);
    }

    @Test
    void rollbackToSavepointWorksTwiceButReleasesLaterSavepoints() {
        Object first = new Object();
        Object second = new Object();
        transaction.autoCommitFound(false);
        transaction.savepointSet(first);
        transaction.changed();
        transaction.savepointSet(second);
        transaction.rolledBackTo(first);
        transaction.changed();
        transaction.changed();

        transaction.rolledBackTo(second);
        assertThat(transaction.changes()).isEqualTo(2);

        transaction.rolledBackTo(first);
        assertThat(transaction.changes()).isZero();
    }

    @Test
    void unknownSavepointChangesNothing() {
        transaction.autoCommitFound(false);
        transaction.changed();
        transaction.rolledBackTo(new Object());

        assertThat(transaction.changes()).isEqualTo(1);
    }

    @Test
    void withdrawsPossibleChangeOnceKnownToBeNone() {
        transaction.autoCommitFound(false);
        transaction.maybeChanged();
        transaction.possibleChangeKnown();
        transaction.possibleChangeKnown();

        assertThat(transaction.hasUncommittedChanges()).isFalse();
    }
}
