package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditRefusal;
import net.bytebuddy.asm.Advice;

/** {@code Connection.getMetaData}: uses the session, and what it gives may lead past it to the physical connection. */
public final class MetaDataAdvice {
    private MetaDataAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SessionAuditRefusal.class)
    static Object enter(@Content Object content) {
        Object known = content;
        return known == null ? null : SessionAuditHooks.inspect(known);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
            @Advice.Enter Object token,
            @Advice.This Object connection,
            @Advice.Return Object metaData,
            @Advice.Thrown(readOnly = false) Throwable thrown) {
        if (token instanceof SessionAuditRefusal) {
            thrown = ((SessionAuditRefusal) token).reason;
        } else if (token != null) {
            SessionAuditHooks.exposed(token, connection, metaData, thrown);
        }
    }
}
