package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;

/** {@code DataSource.getConnection}, with or without user and password. */
public final class BorrowAdvice {
    private BorrowAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
    static Object enter(@Advice.This Object source) {
        return SessionAuditHooks.borrow(source);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.This Object source,
            @Advice.Enter Object token,
            @Advice.Return Object connection,
            @Advice.Thrown(readOnly = false) Throwable thrown) {
        if (token instanceof SessionAuditRefusal) {
            // Assigning is not throwing, so suppression leaves it alone.
            thrown = ((SessionAuditRefusal) token).reason;
        } else {
            SessionAuditHooks.borrowed(token, source, connection, thrown);
        }
    }
}
