package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Source;

/**
 * Detects that a known pool is called by another pool, which then opens a physical connection: on a thread of its own,
 * or on the thread that creates the pool. The stack decides; the result is cached for each thread and pool.
 *
 * <p>The stack is checked at the first borrows of each platform thread and of each pool, and at every borrow from a
 * pool that another pool was seen to call. A missed case is found by the watch thread, because a physical connection
 * stays open, and before a session is reported as a second one.
 */
final class PoolCallerDetector {
    /** A pool's own thread opens physical connections first. */
    private static final int FIRST_BORROWS = 8;

    private final OpenerFinder openers;

    PoolCallerDetector(OpenerFinder openers) {
        this.openers = openers;
    }

    /**
     * {@return whether a pool is the caller; for the hook at the start of the borrow}
     *
     * @param depth the number of nested borrows, this one included
     */
    boolean isPool(Owner owner, Source pool, int depth) {
        if (owner.verifiedPool() == pool && !pool.isBehindPool()) {
            return false;
        }
        return pool.pool() != null && isPoolByStack(owner, pool, depth);
    }

    private boolean isPoolByStack(Owner owner, Source pool, int depth) {
        boolean newThread = !owner.isVirtual() && owner.borrows() < FIRST_BORROWS;
        if (!pool.isBehindPool() && !newThread && !pool.tryStackCheck()) {
            return false;
        }
        boolean behindPool = openers.isBorrowOfPool(depth);
        if (behindPool) {
            pool.recordBehindPool();
        } else {
            owner.setVerifiedPool(pool);
        }
        return behindPool;
    }
}
