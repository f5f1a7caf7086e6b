package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;

/** {@code Connection.prepareStatement} and {@code prepareCall}. */
public final class PrepareStatementAdvice {
    private PrepareStatementAdvice() {}

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
