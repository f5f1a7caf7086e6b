package io.sessionaudit.scope;

/**
 * The code that opened a session, as far as it can be known for the price: {@code run} and {@code call} remember the class of
 * their body, which is free; {@code open} has none and remembers an {@link Opening}.
 *
 * <p>Thread-safety: stateless.
 */
final class Origin {

    private static final String LAMBDA = "$$Lambda";

    private Origin() {}

    /** Reads {@code in com.acme.Orders} or {@code at com.acme.Orders.place(Orders.java:41)}. */
    static String describe(Object origin) {
        if (origin instanceof Opening) {
            StackTraceElement caller = ((Opening) origin).caller();
            // A JVM may leave the stack out altogether.
            return caller == null ? "at an unknown place" : "at " + describe(caller);
        }
        String name = ((Class<?>) origin).getName();
        int lambda = name.indexOf(LAMBDA);
        return "in " + (lambda < 0 ? name : name.substring(0, lambda));
    }

    /** Reads {@code opened ... by thread "main" #1 at ...}, the time only where {@code open} took it. */
    static String opened(Object origin, Thread owner) {
        if (origin instanceof Opening) {
            Opening opening = (Opening) origin;
            return "opened " + opening.time() + " by " + Lifetime.describe(opening.thread()) + ' ' + describe(origin);
        }
        return "opened by " + Lifetime.describe(owner) + ' ' + describe(origin);
    }

    /** As in a stack trace, without the loader and the module: those say nothing about where to look. */
    private static String describe(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }

    /** The opening stack as the cause of an exception, where there is one. */
    static Throwable stack(Object origin) {
        return origin instanceof Opening ? (Throwable) origin : null;
    }
}
