package io.sessionaudit.backport.lang;

import io.sessionaudit.backport.lang.invoke.UnsafeAccess;

/** What constructors of {@code Thread} do that are newer than Java 8. */
public final class ThreadMethods {
    private static final long INHERITED = offset();

    private ThreadMethods() {}

    private static long offset() {
        try {
            return UnsafeAccess.UNSAFE.objectFieldOffset(Thread.class.getDeclaredField("inheritableThreadLocals"));
        } catch (ReflectiveOperationException e) {
            return -1; // another vendor's class: the thread keeps the values
        }
    }

    /** Removes the values that a thread has inherited from its creator; it must not run yet. */
    public static void inheritNothing(Thread thread) {
        if (INHERITED >= 0) {
            UnsafeAccess.UNSAFE.putObject(thread, INHERITED, null);
        }
    }
}
