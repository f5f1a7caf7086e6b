package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code Statement.addBatch(String)}. */
public final class BatchAdvice {
    private BatchAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Content Object content, @Advice.This Object statement, @Advice.Argument(0) String sql) {
        Object known = content;
        if (known != null) {
            SessionAuditHooks.batched(known, statement, sql);
        }
    }
}
