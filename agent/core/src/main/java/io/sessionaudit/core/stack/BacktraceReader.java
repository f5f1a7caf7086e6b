package io.sessionaudit.core.stack;

/** Reads the backtrace of a stack, which is far cheaper than its stack trace elements. */
@FunctionalInterface
public interface BacktraceReader {
    /** For JVMs that do not permit access. */
    BacktraceReader UNREADABLE = stack -> null;

    /**
     * Reads a backtrace.
     *
     * @return nested arrays, which are not modified any more, or null if they cannot be read. Two stacks with equal
     *     arrays are
     *     the same calls.
     */
    Object[] of(Throwable stack);
}
