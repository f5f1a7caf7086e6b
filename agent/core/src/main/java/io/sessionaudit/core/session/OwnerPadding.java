package io.sessionaudit.core.session;

import java.lang.ref.WeakReference;

/**
 * A cache line before the fields of an {@link Owner}, which its thread writes at each borrow: whatever else the garbage collector
 * has put before it is then not taken away from the other processors each time. A JVM lays out the fields of a superclass
 * first, and fills the gap behind an object's header before all; so there is an {@code int} for that gap.
 *
 * <p>It is the reference to the thread itself, so that an owner is one object: there may be a million virtual threads.
 */
@SuppressWarnings("unused")
class OwnerPadding extends WeakReference<Thread> {
    private int gap;
    private long before1;
    private long before2;
    private long before3;
    private long before4;
    private long before5;
    private long before6;
    private long before7;
    private long before8;

    OwnerPadding(Thread thread) {
        super(thread);
    }
}
