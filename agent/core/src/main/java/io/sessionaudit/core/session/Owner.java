package io.sessionaudit.core.session;

/**
 * A thread that opens sessions: what it has open, and what it is about to do.
 *
 * <p>Its fields are for the thread itself, where nothing else is said; other threads may read them for a guess.
 */
public sealed class Owner extends ThreadSessions permits PlatformOwner {
    /** Depth of {@code getConnection} calls that the thread is in. For the thread itself only. */
    public int borrowDepth;

    /** Counts down while more borrows seem to be made inside the outermost one, to look whether it is there. For the thread itself only. */
    public byte nestedBorrowsUntilStackCheck;

    /** The depth of the call in which a known pool lends a connection; 0 if none does. For the thread itself only. */
    public int lendingDepth;

    /** Whether that pool opens a physical connection for another pool. For the thread itself only. */
    public boolean lendsPhysical;

    /** Whether a known pool has lent a connection during the outermost of these calls. For the thread itself only. */
    public boolean poolLent;

    /** Whether a source that is no known pool was asked inside the outermost of these calls. For the thread itself only. */
    public boolean sourceAsked;

    /** The pool that the thread was last seen to borrow from for the application. For the thread itself only. */
    public Source verifiedPool;

    /** Whether the session that the thread is about to open is meant to stand beside another. For the thread itself only. */
    public boolean requiresNewPending;

    /** Whether the session that the thread is about to open may be shared. For the thread itself only. */
    public boolean mayShare;

    /** Whether the thread closes a session that was opened before the agent came. For the thread itself only. */
    public boolean closingUntracked;

    /** Counts the outermost of these calls, so that one borrow is told from the next. */
    public int borrows;

    /** The pool that lends in these calls, or lent last. Written by the thread itself only. */
    public Source lender;

    /**
     * {@return the owner that stands for a thread}
     *
     * @param thread the thread; held weakly
     * @param virtual whether it is a virtual thread
     */
    public static Owner of(Thread thread, boolean virtual) {
        return virtual ? new Owner(thread) : new PlatformOwner(thread);
    }

    Owner(Thread thread) {
        super(thread);
    }

    /** {@return whether it is a virtual thread} */
    public final boolean isVirtual() {
        return !(this instanceof PlatformOwner);
    }

    /** {@return what stands for this thread, under the name that it has now, and a source; for the thread itself} */
    public SessionOrigin origin(Source source) {
        return origin(source, Thread.currentThread().getName());
    }

    /** {@return what stands for this thread, under that name, and a source; for the thread itself} */
    public SessionOrigin origin(Source source, String threadName) {
        SessionOrigin known = origin;
        // One object, one name: where it only looks the same, one more origin does no harm.
        if (known == null || known.source() != source || known.threadName() != threadName) {
            known = new SessionOrigin(this, source, threadName);
            origin = known;
        }
        return known;
    }

    /** {@return whether the watch thread has found it waiting in the borrow that it is in now, or was in last} */
    public boolean wasSeenWaiting() {
        return seenWaiting != null;
    }

    /** {@return the pool that the thread waits for now, or null; a guess where another thread asks} */
    public Source waitsFor() {
        return lendingDepth > 0 && !lendsPhysical ? lender : null;
    }

    /** {@return whether the thread has ended. One inside a borrow has not: so nobody has to look at each of a million that wait} */
    boolean isGone() {
        return borrowDepth > 0 ? refersTo(null) : !isAlive();
    }

    /** {@return whether the borrow that it is in now, or was in last, has been said to wait too long} */
    public boolean isReported() {
        return reportedBorrow == borrows;
    }

    /** {@return whether that borrow has not been said to wait too long before; two threads may find out at once} */
    public synchronized boolean beginReport(int borrow) {
        boolean first = reportedBorrow != borrow;
        reportedBorrow = borrow;
        return first;
    }

    /** {@return whether it works for a branch of a global transaction; a guess where another thread asks} */
    public boolean isInBranch() {
        return branches > 0;
    }

    /** Notes that the thread has started or ended its work for a branch of a global transaction; for the thread itself. */
    public void branch(boolean started) {
        // An end whose start another thread has made is none of ours.
        branches = Math.max(0, branches + (started ? 1 : -1));
    }
}
