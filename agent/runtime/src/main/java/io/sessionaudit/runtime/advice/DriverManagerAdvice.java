package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;

/** {@code DriverManager.getConnection}: the URL stands for the source. */
public final class DriverManagerAdvice {
    private DriverManagerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
    static Object enter(@Advice.Argument(0) String url) {
        return SessionAuditHooks.borrow(url, null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.Argument(0) String url,
            @Advice.Enter Object token,
            @Advice.Return Object connection,
            @Advice.Thrown(readOnly = false) Throwable thrown) {
        if (token instanceof SessionAuditRefusal) {
            // Assigning is not throwing, so suppression leaves it alone.
            thrown = ((SessionAuditRefusal) token).reason;
        } else if (token != null) {
            SessionAuditHooks.borrowed(token, url, connection, thrown);
        }
    }
}
