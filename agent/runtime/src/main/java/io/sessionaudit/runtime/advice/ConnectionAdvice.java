package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditAnswer;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Advice for the methods of {@code Connection}. */
public final class ConnectionAdvice {
    private ConnectionAdvice() {}

    /** {@code close()}; skipped if others still use the shared session. */
    public static final class Close {
        private Close() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditAnswer.class)
        static Object enter(@Content Object content, @Self Object target) {
            Object self = target;
            return self == null ? null : SessionAuditHooks.close(content, self);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object token, @Advice.Thrown Throwable thrown) {
            if (token != null && !(token instanceof SessionAuditAnswer)) {
                SessionAuditHooks.closed(token, false, thrown);
            }
        }
    }

    /** {@code abort(Executor)}. */
    public static final class Abort {
        private Abort() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Content Object content, @Self Object target) {
            Object self = target;
            return self == null ? null : SessionAuditHooks.abort(content, self);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object token, @Advice.Thrown Throwable thrown) {
            if (token != null) {
                SessionAuditHooks.closed(token, true, thrown);
            }
        }
    }

    /** {@code commit()}. */
    public static final class Commit {
        private Commit() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.call(known);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object token, @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.committed(token, thrown);
            }
        }
    }

    /** {@code rollback()}. */
    public static final class Rollback {
        private Rollback() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.call(known);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object token, @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.rolledBack(token, null, thrown);
            }
        }
    }

    /** {@code rollback(Savepoint)}. */
    public static final class RollbackToSavepoint {
        private RollbackToSavepoint() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.call(known);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object token,
                @Advice.Argument(0) Object savepoint,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.rolledBack(token, savepoint, thrown);
            }
        }
    }

    /** {@code setSavepoint}. */
    public static final class SetSavepoint {
        private SetSavepoint() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.call(known);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object token,
                @Advice.Return Object savepoint,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.savepointSet(token, savepoint, thrown);
            }
        }
    }

    /** {@code setAutoCommit}. */
    public static final class SetAutoCommit {
        private SetAutoCommit() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content, @Advice.This Object target) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.setProperty(known, target, "setAutoCommit");
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object token,
                @Advice.Argument(0) boolean autoCommit,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.autoCommitSet(token, autoCommit, thrown);
            }
        }
    }

    /** {@code setTransactionIsolation}, {@code setReadOnly}, {@code setCatalog} and {@code setSchema}. */
    public static final class SetProperty {
        private SetProperty() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content, @Advice.This Object target, @Advice.Origin("#m") String method) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.setProperty(known, target, method);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.This Object target,
                @Advice.Enter Object token,
                @Advice.Origin("#m") String method,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object value,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.propertySet(token, target, method, value, thrown);
            }
        }
    }

    /** {@code createStatement}. */
    public static final class CreateStatement {
        private CreateStatement() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.call(known);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object token,
                @Advice.This Object target,
                @Advice.Return Object statement,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.statementMade(token, target, statement, null, thrown);
            }
        }
    }

    /** {@code prepareStatement} and {@code prepareCall}. */
    public static final class PrepareStatement {
        private PrepareStatement() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.call(known);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object token,
                @Advice.This Object target,
                @Advice.Argument(0) String sql,
                @Advice.Return Object statement,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.statementMade(token, target, statement, sql, thrown);
            }
        }
    }

    /** {@code getMetaData}: uses the session; the result may give access to the physical connection. */
    public static final class GetMetaData {
        private GetMetaData() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.inspect(known);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object token,
                @Advice.This Object connection,
                @Advice.Return Object metaData,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.exposed(token, connection, metaData, thrown);
            }
        }
    }

    /**
     * {@code unwrap} and similar methods of pools: a query that every thread may call at any time; the result may give
     * access to the physical connection.
     */
    public static final class Unwrap {
        private Unwrap() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Content Object content) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.query(known);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object token,
                @Advice.This Object connection,
                @Advice.Return Object product,
                @Advice.Thrown Throwable thrown) {
            if (token != null) {
                SessionAuditHooks.exposed(token, connection, product, thrown);
            }
        }
    }

    /** A method that uses the session and has no other effect on it. */
    public static final class Call {
        private Call() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Content Object content) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.call(known);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object token, @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.called(token, thrown);
            }
        }
    }

    /** A method that every thread may call at any time; it is never refused. */
    public static final class Query {
        private Query() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Content Object content) {
            Object known = content;
            return known == null ? null : SessionAuditHooks.query(known);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object token, @Advice.Thrown Throwable thrown) {
            if (token != null) {
                SessionAuditHooks.called(token, thrown);
            }
        }
    }
}
