package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.hooks.SessionAuditSlot;

/**
 * What is known of statements: the session of each, and the text it was prepared with.
 *
 * <p>Where a statement has the injected fields, it is in them, and nothing is made for a statement; only one whose update count is
 * waited for gets a {@link StatementTrace}, as do statements without the fields. For the threads that use the statements.
 */
final class StatementSlots {
    private final Slots slots;

    StatementSlots(Slots slots) {
        this.slots = slots;
    }

    /** Notes a new statement, or one that its pool lends once more. */
    void made(Object statement, Session session, String sql) {
        if (statement instanceof SessionAuditSlot slot && slot.sessionAuditText(sql)) {
            slot.sessionAuditSlot(session);
        } else {
            slots.set(statement, new StatementTrace(session, sql));
        }
    }

    /** {@return the session of a statement, or null} */
    Session session(Object statement) {
        Object known = known(statement);
        if (known instanceof Session session) {
            return session;
        }
        return known instanceof StatementTrace trace ? trace.session : null;
    }

    /** {@return the text that a statement of a session executes} */
    String text(Object statement) {
        if (known(statement) instanceof StatementTrace trace) {
            return trace.sql;
        }
        return statement instanceof SessionAuditSlot slot ? slot.sessionAuditText() : null;
    }

    /** Notes another text for a statement of a session. */
    void text(Object statement, String sql) {
        if (known(statement) instanceof StatementTrace trace) {
            trace.sql = sql;
        } else if (statement instanceof SessionAuditSlot slot) {
            slot.sessionAuditText(sql);
        }
    }

    /** Notes whether the application has yet to read the update count of a statement of a session. */
    void countPending(Object statement, boolean pending) {
        Object known = known(statement);
        if (known instanceof StatementTrace trace) {
            trace.countPending = pending;
        } else if (pending && known instanceof Session session) {
            StatementTrace trace = new StatementTrace(session, text(statement));
            trace.countPending = true;
            slots.set(statement, trace);
        }
    }

    /** {@return whether the application has yet to read the update count} */
    boolean isCountPending(Object statement) {
        return known(statement) instanceof StatementTrace trace && trace.countPending;
    }

    /** A place of its own, as {@link Slots#ofConnection} is, where a JVM sees the classes of statements alone. */
    private Object known(Object statement) {
        return statement instanceof SessionAuditSlot slot ? slot.sessionAuditSlot() : slots.get(statement);
    }
}
