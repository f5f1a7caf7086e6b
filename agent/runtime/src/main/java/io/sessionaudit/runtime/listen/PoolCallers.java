package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.CaptureBudget;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Source;

/**
 * Tells whether a known pool is asked by another pool, which opens a physical connection then: on its own thread, or on the one that
 * constructs it. Found out from the stack, and remembered for the thread and the pool asked.
 *
 * <p>The stack is checked as long as the budget for stacks allows, at the first borrows of each platform thread and of each pool, and at
 * every borrow from a pool that another one was seen to ask. What is missed is found by the watch thread, because a physical connection
 * stays open.
 */
final class PoolCallers {
    /** A pool's own thread begins by opening physical connections. */
    private static final int FIRST_BORROWS = 8;

    private final Openers openers;
    private final CaptureBudget budget;

    PoolCallers(Openers openers, CaptureBudget budget) {
        this.openers = openers;
        this.budget = budget;
    }

    /**
     * {@return whether a pool is the caller; for the hook at the begin of the borrow}
     *
     * @param depth how many data sources are asked, one inside the other, this one included
     */
    boolean isPool(Owner owner, Source asked, int depth) {
        if (owner.verifiedPool == asked && !asked.isBehindPool() && !isAffordable()) {
            return false;
        }
        return asked.pool() != null && isPoolByStack(owner, asked, depth);
    }

    private boolean isAffordable() {
        return budget.isMetered() && budget.isDue();
    }

    private boolean isPoolByStack(Owner owner, Source asked, int depth) {
        boolean newThread = !owner.isVirtual() && owner.borrows < FIRST_BORROWS;
        if (!isAffordable() && !asked.isBehindPool() && !newThread && !asked.beginStackCheck()) {
            return false;
        }
        long before = System.nanoTime();
        boolean pool = openers.isBorrowOfPool(depth);
        budget.spent(System.nanoTime() - before);
        if (pool) {
            asked.noteBehindPool();
        } else {
            owner.verifiedPool = asked;
        }
        return pool;
    }
}
