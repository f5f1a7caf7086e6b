package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.runtime.woven.ClassShape;

/**
 * What is known of statements: the session of each, and the text it was prepared with.
 *
 * <p>Where a statement has the added fields, it is in them, and nothing is made for a statement; only one whose update count is
 * waited for gets a {@link StatementTrace}, as do statements without the fields. For the threads that use the statements.
 */
final class StatementAttachments {
    private final ObjectAttachments slots;

    StatementAttachments(ObjectAttachments slots) {
        this.slots = slots;
    }

    /** Notes a new statement, or one that its pool lends once more. */
    void made(Object statement, Session session, String sql) {
        ClassShape shape = slots.ofStatement(statement);
        if (shape.hasText()) {
            shape.setText(statement, sql);
            shape.setContent(statement, session);
        } else {
            slots.set(statement, new StatementTrace(session, sql));
        }
    }

    /** {@return the session of a statement with this content, or null} */
    static Session session(Object content) {
        if (content instanceof Session session) {
            return session;
        }
        return content instanceof StatementTrace trace ? trace.session : null;
    }

    /**
     * {@return the text that a statement of a session executes}
     *
     * @param told by the woven code: the argument, or what the field has
     */
    static String text(Object content, String told) {
        return told == null && content instanceof StatementTrace trace ? trace.sql : told;
    }

    /** Notes another text for a statement of a session. */
    void setText(Object content, Object statement, String sql) {
        if (content instanceof StatementTrace trace) {
            trace.sql = sql;
        }
        ClassShape shape = slots.ofStatement(statement);
        if (shape.hasText()) {
            shape.setText(statement, sql);
        }
    }

    /** Notes whether the application has yet to read the update count of a statement of a session. */
    void countPending(Object content, Object statement, boolean pending) {
        if (content instanceof StatementTrace trace) {
            trace.countPending = pending;
        } else if (pending && content instanceof Session session) {
            StatementTrace trace = new StatementTrace(session, null); // the text is in the field
            trace.countPending = true;
            slots.set(statement, trace);
        }
    }

    /** {@return whether the application has yet to read the update count} */
    static boolean isCountPending(Object content) {
        return content instanceof StatementTrace trace && trace.countPending;
    }
}
