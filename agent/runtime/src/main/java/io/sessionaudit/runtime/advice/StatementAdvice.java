package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Advice for the methods of {@code Statement}. */
public final class StatementAdvice {
    private StatementAdvice() {}

    /**
     * {@code execute}, {@code executeQuery}, {@code executeUpdate} and similar methods, with SQL as their argument.
     */
    public static final class ExecuteSql {
        private ExecuteSql() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content, @Advice.Argument(0) String sql) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.execute(known, sql);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object token,
                @Content Object content,
                @Advice.This Object target,
                @Advice.Argument(0) String sql,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object result,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.executed(token, content, target, sql, result, thrown);
            }
        }
    }

    /**
     * {@code execute}, {@code executeQuery}, {@code executeUpdate}, {@code executeBatch} and similar methods without
     * SQL.
     */
    public static final class Execute {
        private Execute() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content, @Text String text) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.execute(known, text);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object token,
                @Content Object content,
                @Text String text,
                @Advice.This Object target,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object result,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.executed(token, content, target, text, result, thrown);
            }
        }
    }

    /** {@code getConnection}. */
    public static final class GetConnection {
        private GetConnection() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Content Object content, @Advice.Return Object connection) {
            Object known = content;
            if (known != null) {
                SessionAuditHooks.connectionExposed(known, connection);
            }
        }
    }

    /** {@code getResultSet}. */
    public static final class GetResultSet {
        private GetResultSet() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Content Object content, @Advice.Return Object resultSet) {
            Object known = content;
            if (known != null) {
                SessionAuditHooks.resultSetRead(known, resultSet);
            }
        }
    }

    /** {@code addBatch(String)}. */
    public static final class AddBatch {
        private AddBatch() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Content Object content, @Advice.This Object statement, @Advice.Argument(0) String sql) {
            Object known = content;
            if (known != null) {
                SessionAuditHooks.batched(known, statement, sql);
            }
        }
    }

    /** {@code getUpdateCount} and {@code getLargeUpdateCount}. */
    public static final class GetUpdateCount {
        private GetUpdateCount() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Content Object content,
                @Advice.This Object statement,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object updates) {
            Object known = content;
            if (known != null) {
                SessionAuditHooks.updateCountRead(known, statement, (Number) updates);
            }
        }
    }
}
