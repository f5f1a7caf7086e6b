package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Transaction;

/** What the application does with its transaction through the methods of the connection. */
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

    /** What the server has ended, or a pool that refuses by itself has taken back, is gone: that is no mistake of the close. */
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
