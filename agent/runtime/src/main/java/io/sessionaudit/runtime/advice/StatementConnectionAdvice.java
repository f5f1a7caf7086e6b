package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code Statement.getConnection}. */
public final class StatementConnectionAdvice {
    private StatementConnectionAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Content Object content, @Advice.Return Object connection) {
        Object known = content;
        if (known != null) {
            SessionAuditHooks.connectionExposed(known, connection);
        }
    }
}
