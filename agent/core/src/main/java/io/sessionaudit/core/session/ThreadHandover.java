package io.sessionaudit.core.session;

import io.sessionaudit.core.stack.CapturedCall;

/**
 * The way of one session from its owner to other threads. Made at the first use by another thread.
 *
 * <p>Not synchronised: a race between two threads that use one session may raise a finding twice, never a false one.
 */
public final class ThreadHandover {
    private final CapturedCall first;
    private boolean shared;
    private boolean concurrent;

    /**
     * A session that has just left its owner.
     *
     * @param first the first use by another thread
     */
    public ThreadHandover(CapturedCall first) {
        this.first = first;
    }

    /** {@return the first use by a thread that is not the owner} */
    public CapturedCall first() {
        return first;
    }

    /** {@return whether the caller is the first that sees the session shared between threads} */
    public boolean beginSharing() {
        boolean began = !shared;
        shared = true;
        return began;
    }

    /** {@return whether the caller is the first that sees two threads in the session at once} */
    public boolean beginConcurrency() {
        boolean began = !concurrent;
        concurrent = true;
        return began;
    }
}
