package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** A method that only asks, and that any thread may call at any time; it is never refused. */
public final class QuestionAdvice {
    private QuestionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Content Object content) {
        Object known = content;
        return known == null ? null : SessionAuditHooks.query(known);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Advice.Enter Object token, @Advice.Thrown Throwable thrown) {
        if (token != null) {
            SessionAuditHooks.called(token, thrown);
        }
    }
}
