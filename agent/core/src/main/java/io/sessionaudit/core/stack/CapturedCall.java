package io.sessionaudit.core.stack;

/**
 * One call of the application that a finding names beside the place where the session was opened.
 *
 * @param stack its unread stack, or null where it was not captured
 * @param threadName the thread that made it
 * @param threadId that thread's id
 */
public record CapturedCall(Throwable stack, String threadName, long threadId) {
    /** {@return the call that the current thread is in} */
    public static CapturedCall here() {
        Thread thread = Thread.currentThread();
        return new CapturedCall(new Throwable(), thread.getName(), thread.getId());
    }

    /** {@return the call that another thread is in, given its stack} */
    public static CapturedCall of(Thread thread, StackTraceElement[] frames) {
        Throwable stack = new Throwable();
        stack.setStackTrace(frames);
        return new CapturedCall(stack, thread.getName(), thread.getId());
    }

    /** {@return whether the application made it, and not a pool, a driver or a wrapper for itself; reads the stack} */
    public boolean isOfApplication() {
        return stack != null && FrameClassifier.isCalledByApplication(stack.getStackTrace());
    }

    /** {@return whether a finalizer or a cleaner made it: that is no act of the application; reads the stack} */
    public boolean isOfFinalizer() {
        return stack != null && FrameClassifier.isInFinalizer(stack.getStackTrace());
    }

    /** {@return whether the method was called on a generated proxy or mock, whose code the agent does not know; reads the stack} */
    public boolean isOnGenerated() {
        return stack != null && FrameClassifier.isOnGenerated(stack.getStackTrace());
    }
}
