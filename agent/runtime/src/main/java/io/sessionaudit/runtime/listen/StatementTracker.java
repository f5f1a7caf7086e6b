package io.sessionaudit.runtime.listen;

import java.sql.ResultSet;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.ReclaimHandle;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.core.sql.StatementKind;
import io.sessionaudit.core.sql.StatementKindCache;
import io.sessionaudit.runtime.jdbc.JdbcObjects;

/** Tracks the statements of a session: their number, the last SQL, and whether they leave uncommitted changes. */
final class StatementTracker {
    private final CallTracker calls;
    private final ObjectAttachments attachments;
    private final StatementAttachments statementAttachments;
    private final boolean keepsSql;
    private final StatementKindCache kinds = new StatementKindCache();

    StatementTracker(CallTracker calls, ObjectAttachments attachments, boolean keepsSql) {
        this.calls = calls;
        this.attachments = attachments;
        statementAttachments = new StatementAttachments(attachments);
        this.keepsSql = keepsSql;
    }

    void made(Session session, Object connection, Object statement, String sql) {
        // Still inside the outermost call, so that reading the connection does not count as a use.
        try {
            if (!session.isOpen()) {
                return; // withdrawn meanwhile: the statement belongs to the other session
            }
            statementAttachments.made(statement, session, sql);
            recordProduct(session, statement);
            if (session.fetchesLater()) {
                calls.recordDirectUse(session);
            }
            readAutoCommit(session, connection);
        } finally {
            calls.end(session);
        }
    }

    /**
     * Reads the autocommit mode once for each session, if a known driver has it in memory; once a second if the pool
     * resets it. During a global transaction the driver controls the mode, so it is not read.
     */
    private void readAutoCommit(Session session, Object connection) {
        if (!session.needsAutoCommit() || calls.isInBranch(session)) {
            return;
        }
        if (session.source().lendsInAutoCommit(session.openedNanos())) {
            session.recordAutoCommit(true);
            return;
        }
        Boolean on = JdbcObjects.autoCommitOf(connection);
        if (on != null) {
            session.recordAutoCommit(on);
            session.source().recordAutoCommitAtBorrow(on, session.openedNanos());
        }
    }

    Object begin(Object content, String sql) {
        Object token = calls.begin(StatementAttachments.session(content));
        if (token instanceof Session session) {
            session.recordStatement(keepsSql ? StatementAttachments.text(content, sql) : null);
        }
        return token;
    }

    void end(Session session, Object content, Object statement, String sql, Object result, Throwable thrown) {
        Owner caller = calls.end(session);
        if (result != null && !(result instanceof Number)) { // usually a count, which needs no lookup
            resultSetOpened(session, result);
        }
        if (caller.isInBranch()) {
            return; // the transaction manager commits these changes
        }
        if (StatementAttachments.session(content) != session) {
            return; // withdrawn meanwhile
        }
        String text = StatementAttachments.text(content, sql);
        Transaction transaction = session.transactionIfAny();
        if (transaction == null || !transaction.isOpen()) {
            if (!StatementKind.mayBegin(text)) {
                return; // a transaction of its own
            }
            transaction = session.transaction();
        }
        if (thrown != null) {
            StatementEffect.failed(transaction, thrown);
        } else {
            boolean pending =
                    StatementEffect.succeeded(transaction, session.source().database(), kinds.of(text), result);
            statementAttachments.setCountPending(content, statement, pending);
        }
    }

    /**
     * Attaches the session to a result set, so that reading its rows counts as use; ignored if its class has no field.
     */
    private void resultSetOpened(Session session, Object result) {
        if (attachments.setForResultSet(result, session)) {
            recordProduct(session, result);
        } else if (session.reclaimHandle() != null && result instanceof ResultSet) {
            recordProduct(session, result);
            session.reclaimHandle().recordUnseenRows();
        }
    }

    private static void recordProduct(Session session, Object product) {
        if (session.reclaimHandle() != null) {
            session.reclaimHandle().recordProduct(product);
        }
    }

    /**
     * The application has called {@code Statement.getConnection}: some pools return another object than they have lent.
     */
    void connectionExposed(Object content, Object connection) {
        Session session = StatementAttachments.session(content);
        ReclaimHandle reclaimHandle = session == null ? null : session.reclaimHandle();
        if (reclaimHandle != null && attachments.ofConnection(connection) != session && !calls.isInside(session)) {
            reclaimHandle.recordEscape();
        }
    }

    void resultSetRead(Object content, Object resultSet) {
        Session session = StatementAttachments.session(content);
        if (session != null && resultSet != null) {
            resultSetOpened(session, resultSet);
        }
    }

    void batched(Object content, Object statement, String sql) {
        if (StatementAttachments.session(content) != null) {
            statementAttachments.setText(content, statement, sql);
        }
    }

    void updateCountRead(Object content, Object statement, Number updates) {
        if (!StatementAttachments.isCountPending(content)) {
            return;
        }
        Session session = StatementAttachments.session(content);
        if (session.isOpen()) {
            statementAttachments.setCountPending(content, statement, false);
            Transaction transaction = session.transaction();
            transaction.possibleChangeKnown();
            if (updates.longValue() > 0) {
                transaction.changed();
            }
        }
    }

    /** Ignored if the session of the result set is not known. */
    void rowChanged(Object content, Object resultSet) {
        Object known = content == null ? attachments.get(resultSet) : content;
        if (known instanceof Session session && session.isOpen() && !calls.isInBranch(session)) {
            session.transaction().changed();
        }
    }
}
