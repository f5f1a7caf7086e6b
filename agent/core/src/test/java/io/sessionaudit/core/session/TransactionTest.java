package io.sessionaudit.core.session;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TransactionTest {
    private final Transaction transaction = new Transaction();

    @Test
    void withAutocommitOffAChangeWaits() {
        transaction.autoCommitFound(false);
        transaction.changed();

        assertThat(transaction.hasUncommittedChanges()).isTrue();
        assertThat(transaction.changes()).isEqualTo(1);
    }

    @Test
    void withAutocommitOnNothingWaits() {
        transaction.autoCommitFound(true);
        transaction.changed();
        transaction.maybeChanged();

        assertThat(transaction.hasUncommittedChanges()).isFalse();
    }

    @Test
    void whileTheModeIsUnknownNothingIsClaimed() {
        transaction.changed();

        assertThat(transaction.hasUncommittedChanges()).isFalse();
    }

    @Test
    void commitAndRollbackSettleAndAreCounted() {
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
    void turningAutocommitOnCommits() {
        transaction.autoCommitFound(false);
        transaction.changed();
        transaction.autoCommitSet(true);

        assertThat(transaction.hasUncommittedChanges()).isFalse();
        assertThat(transaction.autoCommit()).isEqualTo(Transaction.AutoCommit.ON);
    }

    @Test
    void settingTheModeItHasChangesNothing() {
        transaction.autoCommitFound(false);
        transaction.changed();
        transaction.autoCommitSet(false);

        assertThat(transaction.hasUncommittedChanges()).isTrue();
    }

    @Test
    void aTransactionBegunBySqlWaitsInSpiteOfAutocommit() {
        transaction.autoCommitFound(true);
        transaction.begun();
        transaction.changed();
        assertThat(transaction.hasUncommittedChanges()).isTrue();

        transaction.committed();
        transaction.changed();
        assertThat(transaction.hasUncommittedChanges()).isFalse();
    }

    @Test
    void aTransactionThatTheServerEndedHasNoChanges() {
        transaction.autoCommitFound(false);
        transaction.changed();
        transaction.lost();

        assertThat(transaction.hasUncommittedChanges()).isFalse();
        assertThat(transaction.rollbacks()).isZero();
    }

    @Test
    void rollingBackToASavepointUndoesWhatCameAfterIt() {
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
    void aSavepointCanBeRolledBackToTwiceButNotThoseAfterIt() {
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
    void anUnknownSavepointChangesNothing() {
        transaction.autoCommitFound(false);
        transaction.changed();
        transaction.rolledBackTo(new Object());

        assertThat(transaction.changes()).isEqualTo(1);
    }

    @Test
    void aPossibleChangeThatBecameKnownIsTakenBack() {
        transaction.autoCommitFound(false);
        transaction.maybeChanged();
        transaction.possibleChangeKnown();
        transaction.possibleChangeKnown();

        assertThat(transaction.hasUncommittedChanges()).isFalse();
    }
}
