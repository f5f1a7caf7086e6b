package io.sessionaudit.core.session;

import java.lang.ref.WeakReference;

/**
 * The thread that an {@link Owner} stands for, and what else of it is seldom written.
 *
 * <p>It is the reference to the thread itself, so that an owner is one object: there may be a million virtual threads. A JVM lays out
 * the fields of a superclass first, so all this lies before what the thread writes at each borrow. That is then on no cache line with
 * whatever the garbage collector has put before the owner, which would be taken away from the other processors each time. Objects
 * begin at multiples of eight bytes, so 56 are enough; the reference's own fields and these make them up.
 */
class OwnerThread extends WeakReference<Thread> {
    private final long threadId;

    /** The borrow that was last said to wait too long. */
    public int reportedBorrow;

    /** Branches of global transactions that the thread works for now. For the thread itself only. */
    int branches;

    /** The branch that it has started last, or null. For the thread itself only. */
    private Branch branch;

    /** What stands for the thread and the source that it asked last. For the thread itself only. */
    SessionOrigin origin;

    /** The borrow that the watch thread last found waiting, or null. */
    public ObservedWait seenWaiting;

    /**
     * Why the session that the thread is about to open is not the one it has already; null where there is no reason. For the thread
     * itself only.
     */
    private NotSharedReason unshared;

    /** The URL that {@code DriverManager} was asked for inside the borrow. For the thread itself only. */
    private String urlAsked;

    OwnerThread(Thread thread) {
        super(thread);
        this.threadId = thread.getId();
    }

    /**
     * {@return why the session that the thread is about to open is not the one it has already, or null; for the thread itself}
     */
    public final NotSharedReason unshared() {
        return unshared;
    }

    /** Notes that; for the thread itself. */
    public final void setUnshared(NotSharedReason reason) {
        if (unshared != reason) { // it stands among what is seldom written
            unshared = reason;
        }
    }

    /** {@return the URL that {@code DriverManager} was asked for inside the current borrow, or null; for the thread itself} */
    public final String urlAsked() {
        return urlAsked;
    }

    /** Notes that URL; null at the begin of a borrow. For the thread itself. */
    public final void setUrlAsked(String url) {
        if (urlAsked != url) { // it is among what is seldom written
            urlAsked = url;
        }
    }

    /** {@return the branch of a global transaction that the thread works for, or has worked for last; for the thread itself} */
    public final Branch branch() {
        return branch;
    }

    /** Notes the branch that the thread starts to work for; for the thread itself. */
    public final void setBranch(Branch started) {
        branch = started;
    }

    /** {@return the thread, or null when it is gone} */
    public final Thread thread() {
        return get();
    }

    /** {@return the thread's name now; null when it is gone} */
    public final String name() {
        Thread thread = get();
        return thread == null ? null : thread.getName();
    }

    /** {@return the thread's id} */
    public final long threadId() {
        return threadId;
    }

    /** {@return whether it stands for the thread that asks} */
    public final boolean isCurrent() {
        return refersTo(Thread.currentThread());
    }

    /** {@return whether the thread can still run} */
    public final boolean isAlive() {
        Thread current = get();
        return current != null && current.isAlive();
    }
}
