package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** {@code Statement.getUpdateCount} and {@code getLargeUpdateCount}. */
public final class UpdateCountAdvice {
    private UpdateCountAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Content Object content,
            @Advice.This Object statement,
            @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object updates) {
        Object known = content;
        if (known != null) {
            SessionAuditHooks.updateCountRead(known, statement, (Number) updates);
        }
    }
}
