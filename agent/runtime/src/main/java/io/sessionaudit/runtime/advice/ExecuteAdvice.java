package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** {@code execute}, {@code executeQuery}, {@code executeUpdate}, {@code executeBatch} and their kin, without a text. */
public final class ExecuteAdvice {
    private ExecuteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
    static Object enter(@Content Object content, @Text String text) {
        Object known = content;
        return known == null ? null : SessionAuditHooks.execute(known, text);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.Enter Object token,
            @Content Object content,
            @Text String text,
            @Advice.This Object target,
            @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object result,
            @Advice.Thrown(readOnly = false) Throwable thrown) {
        if (token instanceof SessionAuditRefusal) {
            thrown = ((SessionAuditRefusal) token).reason;
        } else if (token != null) {
            SessionAuditHooks.executed(token, content, target, text, result, thrown);
        }
    }
}
