package io.sessionaudit.core.session;

import java.lang.ref.WeakReference;

/**
 * The thread of an {@link Owner}, and those of its fields that are rarely written.
 *
 * <p>It is itself the reference to the thread, so that an owner is one object: there may be a million virtual threads.
 *
 * <p>Padding against false sharing: a JVM lays out the fields of a superclass first, so these fields precede the ones
 * that the thread writes at each borrow, and keep them off the cache line of the object in front of the owner. Objects
 * are aligned to 8 bytes, so 56 bytes suffice; the fields of the reference and of this class fill them.
 *
 * <p>Fields are for the thread itself unless stated otherwise.
 */
class OwnerThread extends WeakReference<Thread> {
    private final long threadId;

    /** The borrow that was last reported as waiting too long; for any thread. */
    private int reportedBorrow;

    /** The number of branches of global transactions that the thread works for. */
    int branches;

    /** The branch that it started last, or null. */
    private Branch branch;

    /** The origin that was used last. */
    SessionOrigin origin;

    /** Written by the watch thread, cleared by the thread itself. */
    private ObservedWait observedWait;

    private NotSharedReason unshared;
    private String urlAsked;

    OwnerThread(Thread thread) {
        super(thread);
        this.threadId = thread.getId();
    }

    /** {@return whether that borrow was reported as waiting too long; for any thread} */
    public final boolean isReported(int borrow) {
        return reportedBorrow == borrow;
    }

    /** Sets the borrow that was reported; {@return whether it was another one before} */
    final boolean setReported(int borrow) {
        boolean changed = reportedBorrow != borrow;
        reportedBorrow = borrow;
        return changed;
    }

    /** {@return whether the watch thread has found the thread waiting in its current or last borrow} */
    public final boolean wasSeenWaiting() {
        return observedWait != null;
    }

    /** Sets the borrow that was found waiting; for the watch thread. */
    public final void setObservedWait(ObservedWait wait) {
        observedWait = wait;
    }

    /** Clears the borrow that was found waiting; {@return it, or null} */
    public final ObservedWait takeObservedWait() {
        ObservedWait wait = observedWait;
        observedWait = null;
        return wait;
    }

    /**
     * {@return why the thread is about to open a second session instead of sharing its first, or null; for the thread
     * itself}
     */
    public final NotSharedReason unshared() {
        return unshared;
    }

    /** Sets why the thread is about to open a second session; null for no reason. For the thread itself. */
    public final void setUnshared(NotSharedReason reason) {
        if (unshared != reason) { // on a cache line that should rarely be written
            unshared = reason;
        }
    }

    /**
     * {@return the URL that {@code DriverManager} was called with inside the current borrow, or null; for the thread
     * itself}
     */
    public final String urlAsked() {
        return urlAsked;
    }

    /** Sets the URL that {@code DriverManager} is called with; null at the begin of a borrow. For the thread itself. */
    public final void setUrlAsked(String url) {
        if (urlAsked != url) { // on a cache line that should rarely be written
            urlAsked = url;
        }
    }

    /**
     * {@return the branch of a global transaction that the thread works for, or worked for last; for the thread itself}
     */
    public final Branch branch() {
        return branch;
    }

    /** Sets the branch that the thread begins to work for; for the thread itself. */
    public final void setBranch(Branch started) {
        branch = started;
    }

    /** {@return the thread, or null if it was garbage-collected} */
    public final Thread thread() {
        return get();
    }

    /** {@return the thread's current name, or null if it was garbage-collected} */
    public final String name() {
        Thread thread = get();
        return thread == null ? null : thread.getName();
    }

    /** {@return the thread's id} */
    public final long threadId() {
        return threadId;
    }

    /** {@return whether this is the current thread} */
    public final boolean isCurrent() {
        return refersTo(Thread.currentThread());
    }

    /** {@return whether the thread is alive} */
    public final boolean isAlive() {
        Thread current = get();
        return current != null && current.isAlive();
    }
}
