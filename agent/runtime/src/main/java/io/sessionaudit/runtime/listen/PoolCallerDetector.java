package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Source;

/**
 * Tells whether a known pool is asked by another pool, which opens a physical connection then: on its own thread, or on the one that
 * constructs it. Found out from the stack, and remembered for the thread and the pool asked.
 *
 * <p>The stack is checked at the first borrows of each platform thread and of each pool, and at every borrow from a pool that another
 * one was seen to ask. What is missed is found by the watch thread, because a physical connection stays open, and before a session is
 * called a second one.
 */
final class PoolCallerDetector {
    /** A pool's own thread begins by opening physical connections. */
    private static final int FIRST_BORROWS = 8;

    private final OpenerFinder openers;

    PoolCallerDetector(OpenerFinder openers) {
        this.openers = openers;
    }

    /**
     * {@return whether a pool is the caller; for the hook at the begin of the borrow}
     *
     * @param depth how many data sources are asked, one inside the other, this one included
     */
    boolean isPool(Owner owner, Source asked, int depth) {
        if (owner.verifiedPool() == asked && !asked.isBehindPool()) {
            return false;
        }
        return asked.pool() != null && isPoolByStack(owner, asked, depth);
    }

    private boolean isPoolByStack(Owner owner, Source asked, int depth) {
        boolean newThread = !owner.isVirtual() && owner.borrows() < FIRST_BORROWS;
        if (!asked.isBehindPool() && !newThread && !asked.tryStackCheck()) {
            return false;
        }
        boolean pool = openers.isBorrowOfPool(depth);
        if (pool) {
            asked.recordBehindPool();
        } else {
            owner.setVerifiedPool(asked);
        }
        return pool;
    }
}
