package io.sessionaudit.core.stack;

import java.util.List;
import java.util.Map;

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

    /** Like {@link #put}, including the frames of pool and driver at the top of the stack. */
    public void putWithMachinery(String prefix, Map<String, Object> evidence) {
        put(prefix, evidence, stack == null ? List.of() : SiteRegistry.renderWithMachinery(stack.getStackTrace()));
    }

    /** Adds thread and frames to the evidence, in fields whose names begin with the prefix. */
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
