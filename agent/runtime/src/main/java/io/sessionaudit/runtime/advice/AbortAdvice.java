package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code Connection.abort(Executor)}. */
public final class AbortAdvice {
    private AbortAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Content Object content, @Self Object target) {
        Object self = target;
        return self == null ? null : SessionAuditHooks.abort(content, self);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter Object token, @Advice.Thrown Throwable thrown) {
        if (token != null) {
            SessionAuditHooks.closed(token, true, thrown);
        }
    }
}
