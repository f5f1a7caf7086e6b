package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditAnswer;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** {@code DataSource.getConnection}, with or without user and password. */
public final class BorrowAdvice {
    private BorrowAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditAnswer.class)
    static Object enter(@Self Object source, @Advice.Origin("#t #r#s") String method) {
        Object self = source;
        return self == null ? null : SessionAuditHooks.borrow(self, method);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.This Object source,
            @Advice.Enter Object token,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object connection,
            @Advice.Thrown(readOnly = false) Throwable thrown) {
        // Assigning is not throwing, so suppression leaves it alone.
        if (token instanceof SessionAuditRefusal) {
            thrown = ((SessionAuditRefusal) token).reason;
        } else if (token instanceof SessionAuditAnswer) {
            connection = ((SessionAuditAnswer) token).result;
        } else if (token != null) {
            SessionAuditHooks.borrowed(token, source, connection, thrown);
        }
    }
}
