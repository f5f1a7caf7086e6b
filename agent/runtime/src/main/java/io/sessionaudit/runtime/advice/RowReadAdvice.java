package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code ResultSet.next}. */
public final class RowReadAdvice {
    private RowReadAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Content Object content) {
        Object known = content;
        if (known != null) {
            SessionAuditHooks.rowRead(known);
        }
    }
}
