package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;

/** The data of a statement that its added fields cannot store. For the threads that use it. */
final class StatementTrace {
    final Session session;
    String sql;

    /** Whether the update count of an execution has not been read yet: it may have changed rows. */
    boolean countPending;

    StatementTrace(Session session, String sql) {
        this.session = session;
        this.sql = sql;
    }
}
