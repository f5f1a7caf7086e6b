package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;

/** What is known of a statement, where its own fields do not hold it. For the threads that use it. */
final class StatementTrace {
    final Session session;
    String sql;

    /** An execution whose update count the application has not read yet: it may have changed rows. */
    boolean countPending;

    StatementTrace(Session session, String sql) {
        this.session = session;
        this.sql = sql;
    }
}
