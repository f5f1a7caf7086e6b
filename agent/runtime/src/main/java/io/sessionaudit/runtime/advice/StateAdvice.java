package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** {@code Connection.setTransactionIsolation}, {@code setReadOnly}, {@code setCatalog} and {@code setSchema}. */
public final class StateAdvice {
    private StateAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
    static Object enter(@Content Object content, @Advice.This Object target, @Advice.Origin("#m") String method) {
        Object known = content;
        return known == null ? null : SessionAuditHooks.setProperty(known, target, method);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.This Object target,
            @Advice.Enter Object token,
            @Advice.Origin("#m") String method,
            @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object value,
            @Advice.Thrown(readOnly = false) Throwable thrown) {
        if (token instanceof SessionAuditRefusal) {
            thrown = ((SessionAuditRefusal) token).reason;
        } else if (token != null) {
            SessionAuditHooks.propertySet(token, target, method, value, thrown);
        }
    }
}
