package io.sessionaudit.runtime.jmx;

import io.sessionaudit.core.live.LivePool;

/** A pool, as composite data. Figures that are unknown are -1. Immutable. */
public final class PoolState {
    private final LivePool pool;

    PoolState(LivePool pool) {
        this.pool = pool;
    }

    /** {@return the name, as in the log} */
    public String getName() {
        return pool.source();
    }

    /** {@return the JDBC URL without credentials} */
    public String getUrl() {
        return pool.url();
    }

    /** {@return the connections in use} */
    public int getInUse() {
        return pool.inUse();
    }

    /** {@return the maximum number of connections} */
    public int getMaximum() {
        return pool.max();
    }

    /** {@return the threads that wait for a connection} */
    public int getWaiting() {
        return pool.waiting();
    }

    /** {@return whether all connections are in use or lost} */
    public boolean isExhausted() {
        return pool.isExhausted();
    }

    /** {@return the connections that were garbage-collected while they were lent} */
    public int getLost() {
        return pool.lost();
    }

    /** {@return borrows that failed because the pool was exhausted, since the start} */
    public long getTimeouts() {
        return pool.timeouts();
    }
}
