package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code Statement.addBatch(String)}. */
public final class BatchAdvice {
    private BatchAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Argument(0) String sql) {
        if (SessionAuditHooks.isKnown(statement)) {
            SessionAuditHooks.batched(statement, sql);
        }
    }
}
