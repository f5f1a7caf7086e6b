package io.sessionaudit.core.finding;

import io.sessionaudit.core.stack.FrameKind;

/**
 * Determines whether only libraries have caused a finding, so that it states nothing about the application. A stack
 * that may be truncated, or was not captured, may contain code of the application.
 */
final class LibraryCode {
    /** The default of {@code -XX:MaxJavaStackTraceDepth}. */
    private static final int MAX_DEPTH = 1024;

    private LibraryCode() {}

    /** {@return whether a stack certainly contains no code of the application} */
    static boolean isAlone(FindingContext context, Throwable stack) {
        return stack != null && isAlone(context, stack.getStackTrace());
    }

    /** {@return whether a stack certainly contains no code of the application} */
    static boolean isAlone(FindingContext context, StackTraceElement[] stack) {
        return stack != null
                && stack.length > 0
                && stack.length < MAX_DEPTH
                && context.placeOf(stack).kind() == FrameKind.LIBRARY;
    }

    /** {@return whether a library, a pool or a driver called the JDBC method at the top of a stack} */
    static boolean isCaller(FindingContext context, Throwable stack) {
        FrameKind kind = context.callerKind(stack);
        return kind == FrameKind.LIBRARY || kind == FrameKind.ACCESS;
    }
}
