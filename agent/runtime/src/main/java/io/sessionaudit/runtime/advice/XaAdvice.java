package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** Advice for the methods of {@code XAResource}. */
public final class XaAdvice {
    private XaAdvice() {}

    /** {@code start}; if it throws, nothing was started. */
    public static final class Start {
        private Start() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Self Object resource) {
            if (resource != null) {
                SessionAuditHooks.branch(resource, true);
            }
        }
    }

    /** {@code end}; if it throws, the branch must be rolled back, but it is ended nevertheless. */
    public static final class End {
        private End() {}

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Self Object resource) {
            if (resource != null) {
                SessionAuditHooks.branch(resource, false);
            }
        }
    }

    /** {@code commit}, {@code rollback} and {@code forget}: the branch is finished unless the call throws. */
    public static final class Settle {
        private Settle() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Self Object resource) {
            if (resource != null) {
                SessionAuditHooks.branchSettled(resource);
            }
        }
    }
}
