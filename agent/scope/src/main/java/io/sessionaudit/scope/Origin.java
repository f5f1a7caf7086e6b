package io.sessionaudit.scope;

import org.jspecify.annotations.Nullable;

/**
 * Describes the code that opened a session. {@code run} and {@code call} record the class of their body, which costs
 * nothing; {@code open} has no body and records an {@link OpeningTrace}.
 *
 * <p>Thread-safety: stateless.
 */
final class Origin {

    private static final String LAMBDA = "$$Lambda";

    private Origin() {}

    /** {@return for example {@code in com.acme.Orders} or {@code at com.acme.Orders.place(Orders.java:41)}} */
    static String describe(Object origin) {
        if (origin instanceof OpeningTrace) {
            StackTraceElement caller = ((OpeningTrace) origin).caller();
            // A JVM may omit the stack.
            return caller == null ? "at an unknown place" : "at " + describe(caller);
        }
        String name = ((Class<?>) origin).getName();
        int lambda = name.indexOf(LAMBDA);
        return "in " + (lambda < 0 ? name : name.substring(0, lambda));
    }

    /** {@return for example {@code opened by thread "main" #1 at ...}; with the time if {@code open} was called} */
    static String opened(Object origin, @Nullable Thread owner) {
        if (origin instanceof OpeningTrace) {
            OpeningTrace opening = (OpeningTrace) origin;
            return "opened " + opening.time() + " by " + Lifetime.describe(opening.thread()) + ' ' + describe(origin);
        }
        return "opened by " + Lifetime.describe(owner) + ' ' + describe(origin);
    }

    /** {@return the frame as in a stack trace, without class loader and module} */
    private static String describe(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }

    /** {@return the stack of {@code open}, as the cause of an exception, or null} */
    static @Nullable Throwable stack(Object origin) {
        return origin instanceof OpeningTrace ? (Throwable) origin : null;
    }
}
