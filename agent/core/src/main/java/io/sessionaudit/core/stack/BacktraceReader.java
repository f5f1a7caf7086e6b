package io.sessionaudit.core.stack;

/** Gives what a JVM has recorded of a stack, before it is turned into elements with names and lines: that costs far more. */
@FunctionalInterface
public interface BacktraceReader {
    /** Where the JVM lets nobody see it. */
    BacktraceReader UNREADABLE = stack -> null;

    /**
     * Looks at a stack.
     *
     * @return what was recorded, arrays in arrays, which nobody writes any more; null where it cannot be seen. Two stacks in which
     *     all of it is the same are the same calls.
     */
    Object[] of(Throwable stack);
}
