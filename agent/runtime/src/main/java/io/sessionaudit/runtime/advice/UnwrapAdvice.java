package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/**
 * {@code Connection.unwrap}, and what pools have beside it: a question that any thread may ask at any time, and whose answer may be
 * used past the session.
 */
public final class UnwrapAdvice {
    private UnwrapAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Content Object content) {
        Object known = content;
        return known == null ? null : SessionAuditHooks.query(known);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.Enter Object token,
            @Advice.This Object connection,
            @Advice.Return Object product,
            @Advice.Thrown Throwable thrown) {
        if (token != null) {
            SessionAuditHooks.exposed(token, connection, product, thrown);
        }
    }
}
