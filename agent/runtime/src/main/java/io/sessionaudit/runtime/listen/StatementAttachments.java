package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.runtime.woven.ClassShape;

/**
 * The session of each statement, and the SQL that it was prepared with.
 *
 * <p>If a statement has the added fields, they are stored there without an allocation. A statement gets a {@link
 * StatementTrace} if it has no such fields, or while its update count is pending. For the threads that use the
 * statements.
 */
final class StatementAttachments {
    private static final class StatementTrace {
        final Session session;
        String sql;

        /** Whether the update count of an execution has not been read yet: it may have changed rows. */
        boolean countPending;

        StatementTrace(Session session, String sql) {
            this.session = session;
            this.sql = sql;
        }
    }

    private final ObjectAttachments attachments;

    StatementAttachments(ObjectAttachments attachments) {
        this.attachments = attachments;
    }

    /** Records a new statement, or one that its pool returns again. */
    void made(Object statement, Session session, String sql) {
        ClassShape shape = attachments.ofStatement(statement);
        if (shape.hasText()) {
            shape.setText(statement, sql);
            shape.setContent(statement, session);
        } else {
            attachments.set(statement, new StatementTrace(session, sql));
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
     * {@return the SQL that a statement executes}
     *
     * @param given by the woven code: the argument, or the value of the field
     */
    static String text(Object content, String told) {
        return told == null && content instanceof StatementTrace trace ? trace.sql : told;
    }

    /** Sets the SQL of a statement. */
    void setText(Object content, Object statement, String sql) {
        if (content instanceof StatementTrace trace) {
            trace.sql = sql;
        }
        ClassShape shape = attachments.ofStatement(statement);
        if (shape.hasText()) {
            shape.setText(statement, sql);
        }
    }

    /** Sets whether the application has yet to read the update count of a statement. */
    void setCountPending(Object content, Object statement, boolean pending) {
        if (content instanceof StatementTrace trace) {
            trace.countPending = pending;
        } else if (pending && content instanceof Session session) {
            StatementTrace trace = new StatementTrace(session, null); // the SQL is in the field
            trace.countPending = true;
            attachments.set(statement, trace);
        }
    }

    /** {@return whether the application has yet to read the update count} */
    static boolean isCountPending(Object content) {
        return content instanceof StatementTrace trace && trace.countPending;
    }
}
