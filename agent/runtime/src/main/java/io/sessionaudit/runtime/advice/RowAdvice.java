package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code insertRow}, {@code updateRow} and {@code deleteRow} of an updatable result set. */
public final class RowAdvice {
    private RowAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Content Object content, @Self Object resultSet) {
        Object self = resultSet;
        if (self != null) {
            SessionAuditHooks.rowChanged(content, self);
        }
    }
}
