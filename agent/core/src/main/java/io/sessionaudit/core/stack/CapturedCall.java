package io.sessionaudit.core.stack;

/**
 * A call of the application that a finding names in addition to the place where the session was opened.
 *
 * @param stack its stack, not yet converted to elements, or null if it was not captured
 * @param threadName the name of the calling thread
 * @param threadId the id of the calling thread
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

    /** {@return whether the application is the caller, not a pool, a driver or a wrapper; converts the stack} */
    public boolean isOfApplication() {
        return stack != null && FrameClassifier.isCalledByApplication(stack.getStackTrace());
    }

    /** {@return whether a finalizer or a cleaner is the caller; converts the stack} */
    public boolean isOfFinalizer() {
        return stack != null && FrameClassifier.isInFinalizer(stack.getStackTrace());
    }

    /** {@return whether the method was called on a generated proxy or mock; converts the stack} */
    public boolean isOnGenerated() {
        return stack != null && FrameClassifier.isOnGenerated(stack.getStackTrace());
    }
}
