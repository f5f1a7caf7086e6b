package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code Connection.prepareStatement} and {@code prepareCall}. */
public final class PrepareStatementAdvice {
    private PrepareStatementAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.This Object target) {
        return SessionAuditHooks.call(target);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.Enter Object token,
            @Advice.This Object target,
            @Advice.Argument(0) String sql,
            @Advice.Return Object statement,
            @Advice.Thrown Throwable thrown) {
        SessionAuditHooks.statementMade(token, target, statement, sql, thrown);
    }
}
