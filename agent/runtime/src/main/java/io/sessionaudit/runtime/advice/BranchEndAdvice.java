package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code XAResource.end}; one that throws says that the branch is to be rolled back, and it is ended all the same. */
public final class BranchEndAdvice {
    private BranchEndAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(@Self Object resource) {
        if (resource != null) {
            SessionAuditHooks.branch(resource, false);
        }
    }
}
