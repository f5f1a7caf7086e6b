package io.sessionaudit.core.stack;

import java.util.List;
import java.util.Map;

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

    /** As {@link #put}, with the frames of pool and driver on top. */
    public void putWithMachinery(String prefix, Map<String, Object> evidence) {
        put(prefix, evidence, stack == null ? List.of() : SiteRegistry.renderWithMachinery(stack.getStackTrace()));
    }

    /** Puts thread and frames beside the message, under names that begin so. */
    public void put(String prefix, Map<String, Object> evidence) {
        put(prefix, evidence, stack == null ? List.of() : SiteRegistry.render(stack.getStackTrace()));
    }

    private void put(String prefix, Map<String, Object> evidence, List<String> frames) {
        evidence.put(prefix + "_thread", threadName);
        evidence.put(prefix + "_thread_id", threadId);
        if (!frames.isEmpty()) {
            evidence.put(prefix + "_frames", frames);
        }
    }
}
