package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code close} of a data source, or what a pool calls it. */
public final class PoolCloseAdvice {
    private PoolCloseAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.This Object pool) {
        SessionAuditHooks.poolClosed(pool);
    }
}
