package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code XAResource.start}; one that throws has started nothing. */
public final class BranchStartAdvice {
    private BranchStartAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Self Object resource) {
        if (resource != null) {
            SessionAuditHooks.branch(resource, true);
        }
    }
}
