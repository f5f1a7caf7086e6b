package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditAnswer;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Advice for the methods of {@code DataSource} and of other sources of connections. */
public final class DataSourceAdvice {
    private DataSourceAdvice() {}

    /** {@code getConnection()}. */
    public static final class Borrow {
        private Borrow() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditAnswer.class)
        static Object enter(
                @Self Object source,
                @Advice.Origin("#t") String declaringClass,
                @Advice.Origin("#r") String returnType) {
            Object self = source;
            return self == null ? null : SessionAuditHooks.borrow(self, declaringClass, returnType);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.This Object source,
                @Advice.Enter Object token,
                @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object connection,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token instanceof SessionAuditAnswer) {
                connection = ((SessionAuditAnswer) token).result;
            } else if (token != null) {
                SessionAuditHooks.borrowed(token, source, connection, thrown);
            }
        }
    }

    /** {@code getConnection(String, String)}. */
    public static final class BorrowAsUser {
        private BorrowAsUser() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditAnswer.class)
        static Object enter(@Self Object source, @Advice.Origin("#t") String declaringClass) {
            Object self = source;
            return self == null ? null : SessionAuditHooks.borrow(self, declaringClass, null);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.This Object source,
                @Advice.Enter Object token,
                @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object connection,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token instanceof SessionAuditAnswer) {
                connection = ((SessionAuditAnswer) token).result;
            } else if (token != null) {
                SessionAuditHooks.borrowed(token, source, connection, thrown);
            }
        }
    }

    /** {@code DriverManager.getConnection}: the URL identifies the source. */
    public static final class BorrowFromDriverManager {
        private BorrowFromDriverManager() {}

        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
        static Object enter(@Advice.Argument(0) String url) {
            return SessionAuditHooks.borrow(url, null, null);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Argument(0) String url,
                @Advice.Enter Object token,
                @Advice.Return Object connection,
                @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (token instanceof SessionAuditRefusal) {
                thrown = ((SessionAuditRefusal) token).reason;
            } else if (token != null) {
                SessionAuditHooks.borrowed(token, url, connection, thrown);
            }
        }
    }

    /**
     * A method that creates an object which returns connections later: a pooled connection, an XA connection or a
     * builder.
     */
    public static final class Derive {
        private Derive() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Self Object source) {
            Object self = source;
            return self == null ? null : SessionAuditHooks.derive(self);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.This Object source,
                @Advice.Enter Object token,
                @Advice.Return Object product,
                @Advice.Thrown Throwable thrown) {
            if (token != null) {
                SessionAuditHooks.derived(token, source, product, thrown);
            }
        }
    }

    /** {@code close}, or the pool's own method for it. */
    public static final class Close {
        private Close() {}

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Content Object content) {
            Object known = content;
            if (known != null) {
                SessionAuditHooks.poolClosed(known);
            }
        }
    }
}
