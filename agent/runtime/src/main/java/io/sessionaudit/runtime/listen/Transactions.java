package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;

/** What the application does with its transaction through the methods of the connection. */
final class Transactions {
    private final Calls calls;

    Transactions(Calls calls) {
        this.calls = calls;
    }

    void committed(Session session, Throwable thrown) {
        calls.end(session);
        if (thrown == null) {
            session.transaction().committed();
        }
    }

    void rolledBack(Session session, Object savepoint, Throwable thrown) {
        calls.end(session);
        if (thrown != null) {
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
