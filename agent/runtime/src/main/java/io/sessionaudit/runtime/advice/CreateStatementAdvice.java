package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code Connection.createStatement}. */
public final class CreateStatementAdvice {
    private CreateStatementAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.This Object target) {
        return SessionAuditHooks.call(target);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.Enter Object token,
            @Advice.This Object target,
            @Advice.Return Object statement,
            @Advice.Thrown Throwable thrown) {
        SessionAuditHooks.statementMade(token, target, statement, null, thrown);
    }
}
