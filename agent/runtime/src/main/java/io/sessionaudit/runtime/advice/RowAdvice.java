package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code insertRow}, {@code updateRow} and {@code deleteRow} of an updatable result set. */
public final class RowAdvice {
    private RowAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object resultSet) {
        SessionAuditHooks.rowChanged(resultSet);
    }
}
