package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** {@code Statement.getUpdateCount} and {@code getLargeUpdateCount}. */
public final class UpdateCountAdvice {
    private UpdateCountAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object updates) {
        if (SessionAuditHooks.isKnown(statement)) {
            SessionAuditHooks.updateCountRead(statement, (Number) updates);
        }
    }
}
