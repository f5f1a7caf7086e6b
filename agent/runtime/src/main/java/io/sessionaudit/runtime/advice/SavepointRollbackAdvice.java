package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;

/** {@code Connection.rollback(Savepoint)}. */
public final class SavepointRollbackAdvice {
    private SavepointRollbackAdvice() {}

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
