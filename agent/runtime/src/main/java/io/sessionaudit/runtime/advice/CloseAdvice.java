package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditAnswer;
import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code Connection.close()}; one that is not the outermost of a shared session does nothing. */
public final class CloseAdvice {
    private CloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditAnswer.class)
    static Object enter(@Content Object content, @Self Object target) {
        Object self = target;
        return self == null ? null : SessionAuditHooks.close(content, self);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter Object token, @Advice.Thrown Throwable thrown) {
        if (token != null && !(token instanceof SessionAuditAnswer)) {
            SessionAuditHooks.closed(token, false, thrown);
        }
    }
}
