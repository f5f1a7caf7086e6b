package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Transaction;

/** Tracks the transaction methods of the connection. */
final class TransactionTracker {
    private final CallTracker calls;

    TransactionTracker(CallTracker calls) {
        this.calls = calls;
    }

    void committed(Session session, Throwable thrown) {
        calls.end(session);
        if (thrown == null) {
            session.transaction().committed();
        } else {
            failed(session, thrown);
        }
    }

    /**
     * A transaction that the server has ended, or whose connection the pool has closed, leaves no uncommitted changes.
     */
    private static void failed(Session session, Throwable thrown) {
        if (PoolRemovalDetector.isRefusedByPool(session, thrown)) {
            session.postCloseState().recordClosedByPool();
        }
        Transaction transaction = session.transactionIfAny();
        if (transaction != null) {
            StatementEffect.failed(transaction, thrown);
        }
    }

    void rolledBack(Session session, Object savepoint, Throwable thrown) {
        calls.end(session);
        if (thrown != null) {
            failed(session, thrown);
            return;
        }
        if (savepoint == null) {
            session.transaction().rolledBack();
        } else {
            session.transaction().rolledBackTo(savepoint);
        }
    }

    void savepointSet(Session session, Object savepoint, Throwable thrown) {
        calls.end(session);
        if (thrown == null) {
            session.transaction().savepointSet(savepoint);
        }
    }

    void autoCommitSet(Session session, boolean autoCommit, Throwable thrown) {
        calls.end(session);
        if (thrown == null) {
            session.transaction().autoCommitSet(autoCommit);
        }
    }
}
