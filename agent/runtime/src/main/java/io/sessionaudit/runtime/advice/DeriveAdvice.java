package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** A method that makes what hands out connections later: a pooled connection, an XA connection, a builder. */
public final class DeriveAdvice {
    private DeriveAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Self Object source) {
        Object self = source;
        return self == null ? null : SessionAuditHooks.derive(self);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.This Object source,
            @Advice.Enter Object token,
            @Advice.Return Object product,
            @Advice.Thrown Throwable thrown) {
        if (token != null) {
            SessionAuditHooks.derived(token, source, product, thrown);
        }
    }
}
