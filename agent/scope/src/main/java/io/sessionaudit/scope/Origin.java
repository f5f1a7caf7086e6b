package io.sessionaudit.scope;

/**
 * The code that opened a session, as far as it can be known for the price.
 *
 * <p>{@code run} and {@code call} remember the class of their body, which is free. {@code open} has no body and remembers its
 * stack, unread: about two microseconds.
 *
 * <p>Thread-safety: immutable.
 */
final class Origin {

    private static final String LAMBDA = "$$Lambda";

    private Origin() {}

    /** The stack of whoever called {@link Sessions#open()}; to be called from there directly. */
    static Throwable here() {
        return new Throwable("the session was opened here");
    }

    /** Reads {@code in com.acme.Orders} or {@code at com.acme.Orders.place(Orders.java:41)}. */
    static String describe(Object origin) {
        if (origin instanceof Throwable) {
            StackTraceElement[] stack = ((Throwable) origin).getStackTrace();
            // Two frames are ours: here() and open(). A JVM may leave the stack out altogether.
            return stack.length > 2 ? "at " + describe(stack[2]) : "at an unknown place";
        }
        String name = ((Class<?>) origin).getName();
        int lambda = name.indexOf(LAMBDA);
        return "in " + (lambda < 0 ? name : name.substring(0, lambda));
    }

    /** As in a stack trace, without the loader and the module: those say nothing about where to look. */
    private static String describe(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }

    /** The opening stack as the cause of an exception, where there is one. */
    static Throwable stack(Object origin) {
        return origin instanceof Throwable ? (Throwable) origin : null;
    }
}
