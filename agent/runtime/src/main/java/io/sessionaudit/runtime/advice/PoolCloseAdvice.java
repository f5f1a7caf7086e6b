package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code close} of a data source, or what a pool calls it. */
public final class PoolCloseAdvice {
    private PoolCloseAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Content Object content) {
        Object known = content;
        if (known != null) {
            SessionAuditHooks.poolClosed(known);
        }
    }
}
