package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code Statement.getResultSet}. */
public final class ResultSetAdvice {
    private ResultSetAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Content Object content, @Advice.Return Object resultSet) {
        Object known = content;
        if (known != null) {
            SessionAuditHooks.resultSetRead(known, resultSet);
        }
    }
}
