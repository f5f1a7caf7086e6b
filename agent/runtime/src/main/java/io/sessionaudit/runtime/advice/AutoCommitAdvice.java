package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;

/** {@code Connection.setAutoCommit}. */
public final class AutoCommitAdvice {
    private AutoCommitAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
    static Object enter(@Content Object content, @Advice.This Object target) {
        Object known = content;
        return known == null ? null : SessionAuditHooks.setProperty(known, target, "setAutoCommit");
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.Enter Object token,
            @Advice.Argument(0) boolean autoCommit,
            @Advice.Thrown(readOnly = false) Throwable thrown) {
        if (token instanceof SessionAuditRefusal) {
            thrown = ((SessionAuditRefusal) token).reason;
        } else if (token != null) {
            SessionAuditHooks.autoCommitSet(token, autoCommit, thrown);
        }
    }
}
