package io.sessionaudit.runtime.listen;

import java.sql.ResultSet;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.ReclaimHandle;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.core.sql.StatementKind;
import io.sessionaudit.core.sql.StatementKindCache;
import io.sessionaudit.runtime.jdbc.JdbcObjects;

/** Statements of a session: how many, the last text, and whether they leave changes that wait for a commit. */
final class StatementTracker {
    private final CallTracker calls;
    private final ObjectAttachments slots;
    private final StatementAttachments known;
    private final boolean sqlText;
    private final StatementKindCache kinds = new StatementKindCache();

    StatementTracker(CallTracker calls, ObjectAttachments slots, boolean sqlText) {
        this.calls = calls;
        this.slots = slots;
        known = new StatementAttachments(slots);
        this.sqlText = sqlText;
    }

    void made(Session session, Object connection, Object statement, String sql) {
        // Still inside the outermost call, so that what is read here does not count as the application's.
        try {
            if (!session.isOpen()) {
                return; // found to be a view meanwhile: the statement is the other session's
            }
            known.made(statement, session, sql);
            noteProduct(session, statement);
            if (session.fetchesLater()) {
                calls.usedDirectly(session);
            }
            findAutoCommit(session, connection);
        } finally {
            calls.end(session);
        }
    }

    /**
     * Read once a session, if a known driver has it in memory; once a second if the pool resets it. During a global transaction
     * the mode is the driver's, and changes when that ends, so it is not read then.
     */
    private void findAutoCommit(Session session, Object connection) {
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
            session.recordStatement(sqlText ? StatementAttachments.text(content, sql) : null);
        }
        return token;
    }

    void end(Session session, Object content, Object statement, String sql, Object result, Throwable thrown) {
        Owner caller = calls.end(session);
        if (result != null && !(result instanceof Number)) { // mostly a count, which is not worth a look-up
            opened(session, result);
        }
        if (caller.isInBranch()) {
            return; // what is changed for a global transaction is not this session's to commit
        }
        if (StatementAttachments.session(content) != session) {
            return; // found to be a view meanwhile
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
            known.countPending(content, statement, pending);
        }
    }

    /** A result set belongs to the session, so that reading its rows counts as use; one without a field is left alone. */
    private void opened(Session session, Object result) {
        if (slots.ofResultSet(result, session)) {
            noteProduct(session, result);
        } else if (session.reclaimHandle() != null && result instanceof ResultSet) {
            noteProduct(session, result);
            session.reclaimHandle().recordUnseenRows();
        }
    }

    private static void noteProduct(Session session, Object product) {
        if (session.reclaimHandle() != null) {
            session.reclaimHandle().recordProduct(product);
        }
    }

    /** The application has asked a statement for its connection: some pools show another object than they have lent. */
    void connectionShown(Object content, Object connection) {
        Session session = StatementAttachments.session(content);
        ReclaimHandle trail = session == null ? null : session.reclaimHandle();
        if (trail != null && slots.ofConnection(connection) != session && !calls.isInside(session)) {
            trail.recordEscape();
        }
    }

    void resultSetRead(Object content, Object resultSet) {
        Session session = StatementAttachments.session(content);
        if (session != null && resultSet != null) {
            opened(session, resultSet);
        }
    }

    void batched(Object content, Object statement, String sql) {
        if (StatementAttachments.session(content) != null) {
            known.setText(content, statement, sql);
        }
    }

    void updateCountRead(Object content, Object statement, Number updates) {
        if (!StatementAttachments.isCountPending(content)) {
            return;
        }
        Session session = StatementAttachments.session(content);
        if (session.isOpen()) {
            known.countPending(content, statement, false);
            Transaction transaction = session.transaction();
            transaction.possibleChangeKnown();
            if (updates.longValue() > 0) {
                transaction.changed();
            }
        }
    }

    /** A result set belongs to the session that was noted when it was made; nothing is claimed about others. */
    void rowChanged(Object content, Object resultSet) {
        Object known = content == null ? slots.get(resultSet) : content;
        if (known instanceof Session session && session.isOpen() && !calls.isInBranch(session)) {
            session.transaction().changed();
        }
    }
}
