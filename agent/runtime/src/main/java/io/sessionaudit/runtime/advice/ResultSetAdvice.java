package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code Statement.getResultSet}. */
public final class ResultSetAdvice {
    private ResultSetAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Return Object resultSet) {
        if (SessionAuditHooks.isKnown(statement)) {
            SessionAuditHooks.resultSetRead(statement, resultSet);
        }
    }
}
