package io.sessionaudit.runtime.listen;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.StatementKind;
import io.sessionaudit.core.session.StatementKinds;
import io.sessionaudit.core.session.Trail;
import io.sessionaudit.core.session.Transaction;
import io.sessionaudit.hooks.SessionAuditSlot;

/** Statements of a session: how many, the last text, and whether they leave changes that wait for a commit. */
final class Statements {
    private final Calls calls;
    private final Slots slots;
    private final Introductions introductions;
    private final boolean sqlText;
    private final StatementKinds kinds = new StatementKinds();

    Statements(Calls calls, Slots slots, Introductions introductions, boolean sqlText) {
        this.calls = calls;
        this.slots = slots;
        this.introductions = introductions;
        this.sqlText = sqlText;
    }

    void made(Session session, Object connection, Object statement, String sql) {
        // Still inside the outermost call, so that what is asked here does not count as the application's.
        try {
            if (!session.isOpen()) {
                return; // found to be a view meanwhile: the statement is the other session's
            }
            slots.ofStatement(statement, new StatementTrace(session, sql));
            noteProduct(session, statement);
            introductions.atStatement(session, (Connection) connection);
            findAutoCommit(session, (Connection) connection);
        } finally {
            calls.end(session);
        }
    }

    /**
     * Asked once a session; drivers answer it from memory. Once a second where the pool sees to it that all are lent alike. During
     * a global transaction the mode is the driver's doing, and it changes when that ends, so it is not asked then.
     */
    private void findAutoCommit(Session session, Connection connection) {
        if (!session.needsAutoCommit() || calls.isInBranch(session)) {
            return;
        }
        if (session.source().lendsInAutoCommit(session.openedNanos())) {
            session.autoCommitFound(true);
            return;
        }
        try {
            boolean on = connection.getAutoCommit();
            session.autoCommitFound(on);
            session.source().foundLent(on, session.openedNanos());
        } catch (SQLException | RuntimeException | LinkageError e) { // a driver may lack the method, too
            // It stays unknown, and nothing is claimed.
        }
    }

    Object begin(Object statement, String sql) {
        StatementTrace trace = trace(statement);
        if (trace == null) {
            return null;
        }
        Object token = calls.begin(trace.session);
        if (token instanceof Session session) {
            session.statement(sqlText ? text(trace, sql) : null);
        }
        return token;
    }

    void end(Session session, Object statement, String sql, Object result, Throwable thrown) {
        Owner caller = calls.end(session);
        if (!(result instanceof Number)) { // to learn that it has no slot costs a search through all its interfaces
            opened(session, result);
        }
        StatementTrace trace = trace(statement);
        if (trace == null || caller.isInBranch()) {
            return; // what is changed for a global transaction is not this session's to commit
        }
        if (trace.session != session) {
            return; // found to be a view meanwhile
        }
        String text = text(trace, sql);
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
            trace.countPending =
                    StatementEffect.succeeded(transaction, session.source().database(), kinds.of(text), result);
        }
    }

    /** A result set belongs to the session, so that reading its rows counts as use; one without a slot is left alone. */
    private static void opened(Session session, Object result) {
        if (result instanceof SessionAuditSlot slot) {
            noteProduct(session, result);
            slot.sessionAuditSlot(session);
        } else if (session.trail() != null && result instanceof ResultSet) {
            noteProduct(session, result);
            session.trail().readsUnseen();
        }
    }

    private static void noteProduct(Session session, Object product) {
        if (session.trail() != null) {
            session.trail().made(product);
        }
    }

    /** The application has asked a statement for its connection: some pools show another object than they have lent. */
    void connectionShown(Object statement, Object connection) {
        StatementTrace trace = trace(statement);
        Trail trail = trace == null ? null : trace.session.trail();
        if (trail != null && slots.ofConnection(connection) != trace.session && !calls.isInside(trace.session)) {
            trail.escaped();
        }
    }

    void resultSetRead(Object statement, Object resultSet) {
        StatementTrace trace = trace(statement);
        if (trace != null) {
            opened(trace.session, resultSet);
        }
    }

    void batched(Object statement, String sql) {
        StatementTrace trace = trace(statement);
        if (trace != null) {
            trace.sql = sql;
        }
    }

    void updateCountRead(Object statement, Number updates) {
        StatementTrace trace = trace(statement);
        if (trace != null && trace.countPending && trace.session.isOpen()) {
            trace.countPending = false;
            Transaction transaction = trace.session.transaction();
            transaction.possibleChangeKnown();
            if (updates.longValue() > 0) {
                transaction.changed();
            }
        }
    }

    void rowChanged(Object resultSet) {
        try {
            Statement statement = ((ResultSet) resultSet).getStatement();
            StatementTrace trace = trace(statement);
            if (trace != null && trace.session.isOpen() && !calls.isInBranch(trace.session)) {
                trace.session.transaction().changed();
            }
        } catch (SQLException | RuntimeException | LinkageError e) {
            // A result set without a statement belongs to no session.
        }
    }

    private static String text(StatementTrace trace, String sql) {
        return sql == null ? trace.sql : sql;
    }

    private StatementTrace trace(Object statement) {
        return slots.ofStatement(statement) instanceof StatementTrace trace ? trace : null;
    }
}
