package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** {@code XAResource.commit}, {@code rollback} and {@code forget}: the branch is over, unless the call throws. */
public final class BranchSettledAdvice {
    private BranchSettledAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Self Object resource) {
        if (resource != null) {
            SessionAuditHooks.branchSettled(resource);
        }
    }
}
