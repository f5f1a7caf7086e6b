package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code Statement.getConnection}. */
public final class StatementConnectionAdvice {
    private StatementConnectionAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Return Object connection) {
        if (SessionAuditHooks.isKnown(statement)) {
            SessionAuditHooks.connectionShown(statement, connection);
        }
    }
}
