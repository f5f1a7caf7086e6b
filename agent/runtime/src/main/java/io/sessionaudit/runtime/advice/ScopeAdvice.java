package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** Advice for {@code ScopeEvents.happened} of the scope API. */
public final class ScopeAdvice {
    private ScopeAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.Argument(0) String event,
            @Advice.Argument(1) Object connection,
            @Advice.Argument(2) String scope,
            @Advice.Argument(3) int number) {
        SessionAuditHooks.scope(event, connection, scope, number);
    }
}
