package io.sessionaudit.core.session;

import io.sessionaudit.core.stack.CapturedCall;

/**
 * The use of one session by other threads than its opener. Created at the first such use.
 *
 * <p>Not synchronized: a race between two threads that use the session may raise a finding twice, never a false one.
 */
public final class ThreadHandover {
    private final CapturedCall first;
    private boolean shared;
    private boolean concurrent;

    /**
     * A session that another thread uses for the first time.
     *
     * @param first that use
     */
    public ThreadHandover(CapturedCall first) {
        this.first = first;
    }

    /** {@return the first use by another thread than the opener} */
    public CapturedCall first() {
        return first;
    }

    /** {@return whether the caller is the first to detect that threads share the session} */
    public boolean beginSharing() {
        boolean began = !shared;
        shared = true;
        return began;
    }

    /** {@return whether the caller is the first to detect two threads in the session at once} */
    public boolean beginConcurrency() {
        boolean began = !concurrent;
        concurrent = true;
        return began;
    }
}
