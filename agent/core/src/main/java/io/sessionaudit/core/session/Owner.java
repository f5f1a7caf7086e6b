package io.sessionaudit.core.session;

/**
 * A thread that opens sessions: its open sessions and the borrow that it is in.
 *
 * <p>A <em>borrow</em> is the outermost {@code getConnection} call in progress; calls inside it are nested, and its
 * depth is their number, including the outermost one. At most one known pool lends in a borrow: the outermost of them.
 *
 * <p>Not synchronized. Methods are for the thread itself unless stated otherwise; results for other threads may be
 * stale.
 */
public sealed class Owner extends ThreadSessions permits PlatformOwner {
    /** Data sources are rarely nested deeper. */
    private static final byte FIRST_STACK_CHECK = 4;

    /** A pool may open many connections during its first borrow. */
    private static final byte NEXT_STACK_CHECK = 16;

    private int borrowDepth;

    /** A hook that failed may have left borrowDepth too high; then every borrow seems nested. */
    private byte nestedBorrowsUntilStackCheck;

    /** The depth of the call in which a known pool lends; 0 if none does. */
    private int lendingDepth;

    private boolean lendsPhysical;
    private boolean knownPoolLent;
    private boolean delegated;
    private Source verifiedPool;
    private boolean requiresNewPending;
    private boolean mayShare;
    private boolean closingUntracked;
    private int borrows;

    /** The pool that lends in this borrow, or lent last. */
    private Source lender;

    /**
     * {@return the owner for a thread}
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

    /** {@return the origin of sessions that this thread opens at a source, with the thread's current name} */
    public SessionOrigin origin(Source source) {
        return origin(source, Thread.currentThread().getName());
    }

    /** {@return the origin of sessions that this thread opens at a source, with that thread name} */
    public SessionOrigin origin(Source source, String threadName) {
        SessionOrigin known = origin;
        // Compared by identity: an equal name in another object costs one more origin, which is harmless.
        if (known == null || known.source() != source || known.threadName() != threadName) {
            known = new SessionOrigin(this, source, threadName);
            origin = known;
        }
        return known;
    }

    /** Begins a borrow: the outermost call. */
    public final void beginBorrow() {
        borrows++;
        nestedBorrowsUntilStackCheck = FIRST_STACK_CHECK;
        knownPoolLent = false;
        delegated = false;
        lendingDepth = 0;
        borrowDepth = 1;
    }

    /** Begins a nested call. */
    public final void nestBorrow() {
        borrowDepth++;
    }

    /** Ends the innermost call; {@return the depth that is left, 0 after the outermost one} */
    public final int endBorrow() {
        if (lendingDepth == borrowDepth) {
            lendingDepth = 0;
        }
        return --borrowDepth;
    }

    /**
     * {@return whether the thread is inside a borrow, unless the end of one was missed; see {@link #tryStackCheck}}
     */
    public final boolean isBorrowing() {
        return borrowDepth > 0;
    }

    /** {@return the depth of the current borrow; 0 outside of one} */
    public final int borrowDepth() {
        return borrowDepth;
    }

    /**
     * Counts a nested call; {@return whether its stack must be checked, because the end of the borrow may have been
     * missed}
     */
    public final boolean tryStackCheck() {
        if (nestedBorrowsUntilStackCheck > 1) {
            nestedBorrowsUntilStackCheck--;
            return false;
        }
        return true;
    }

    /** Corrects the depth of the borrow to the one found on the stack. */
    public final void correctBorrowDepth(int depth) {
        nestedBorrowsUntilStackCheck = depth == borrowDepth ? NEXT_STACK_CHECK : FIRST_STACK_CHECK;
        borrowDepth = depth;
        if (lendingDepth > depth) {
            lendingDepth = 0;
        }
    }

    /**
     * A known pool begins to lend.
     *
     * @param depth the depth of the pool's call
     * @param physical whether it opens a physical connection for another pool
     */
    public final void beginLending(Source pool, int depth, boolean physical) {
        if (lender != pool) { // usually the same, and writing a reference costs more than comparing it
            lender = pool;
        }
        lendsPhysical = physical;
        lendingDepth = depth; // last: other threads check it first
    }

    /** {@return whether a known pool lends in the current borrow} */
    public final boolean isLending() {
        return lendingDepth > 0;
    }

    /** {@return whether a known pool lends in the innermost call} */
    public final boolean isLendingInnermost() {
        return lendingDepth == borrowDepth;
    }

    /** {@return whether the pool that lends opens a physical connection for another pool} */
    public final boolean lendsPhysical() {
        return lendsPhysical;
    }

    /** {@return the pool that lends in this borrow, or lent last} */
    public final Source lender() {
        return lender;
    }

    /** Records that a known pool has lent a connection in the current borrow. */
    public final void recordKnownPoolLent() {
        knownPoolLent = true;
    }

    /** {@return whether a known pool has lent a connection in the current borrow} */
    public final boolean hasKnownPoolLent() {
        return knownPoolLent;
    }

    /** Records that the outermost source called another one that is no known pool but lends. */
    public final void recordDelegation() {
        delegated = true;
    }

    /** {@return whether the outermost source called another one that is no known pool but lends} */
    public final boolean hasDelegated() {
        return delegated;
    }

    /** {@return how many borrows the thread has begun; identifies the current one. A guess for other threads} */
    public final int borrows() {
        return borrows;
    }

    /** {@return the pool that was last verified, by a stack, to lend to the application on this thread; or null} */
    public final Source verifiedPool() {
        return verifiedPool;
    }

    /** Sets the pool that was verified to lend to the application on this thread. */
    public final void setVerifiedPool(Source pool) {
        verifiedPool = pool;
    }

    /** {@return whether a scope with {@code requiresNew} is about to open a second session} */
    public final boolean isRequiresNewPending() {
        return requiresNewPending;
    }

    /** Sets whether a scope with {@code requiresNew} is about to open a second session. */
    public final void setRequiresNewPending(boolean pending) {
        requiresNewPending = pending;
    }

    /** {@return whether the session that the thread is about to open may be shared} */
    public final boolean mayShare() {
        return mayShare;
    }

    /** Sets whether the session that the thread is about to open may be shared. */
    public final void setMayShare(boolean may) {
        mayShare = may;
    }

    /** {@return whether the thread is closing a session that was opened before the agent was attached} */
    public final boolean isClosingUntracked() {
        return closingUntracked;
    }

    /** Sets whether the thread is closing a session that was opened before the agent was attached. */
    public final void setClosingUntracked(boolean closing) {
        closingUntracked = closing;
    }

    /** {@return the pool that the thread waits for now, or null; a guess for other threads} */
    public Source waitsFor() {
        return lendingDepth > 0 && !lendsPhysical ? lender : null;
    }

    /**
     * {@return whether the thread has ended. One in a borrow is alive: this saves a check per waiting virtual thread}
     */
    boolean isGone() {
        return borrowDepth > 0 ? refersTo(null) : !isAlive();
    }

    /** {@return whether the current or last borrow was reported as waiting too long} */
    public boolean isReported() {
        return isReported(borrows);
    }

    /** {@return whether the caller is the first to report that borrow as waiting too long. Thread-safe} */
    public synchronized boolean beginReport(int borrow) {
        return setReported(borrow);
    }

    /** {@return whether the thread works for a branch of a global transaction; a guess for other threads} */
    public boolean isInBranch() {
        return branches > 0;
    }

    /** Records that the thread has started, or ended, work for a branch of a global transaction. */
    public void recordBranch(boolean started) {
        // Never negative: another thread may have recorded the start.
        branches = Math.max(0, branches + (started ? 1 : -1));
    }
}
