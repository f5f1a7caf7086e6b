package io.sessionaudit.core.monitor;

import java.util.concurrent.TimeUnit;

/**
 * The durations after which the watch thread reports a finding.
 *
 * @param heldNanos how long a session may be open
 * @param idleTransactionNanos how long a session with uncommitted changes may be idle
 * @param starvedNanos how long a borrow may wait
 */
public record Thresholds(long heldNanos, long idleTransactionNanos, long starvedNanos) {
    private static final long MIN_PERIOD = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long MAX_PERIOD = TimeUnit.SECONDS.toNanos(1);

    /** {@return the interval of scans: a quarter of the shortest limit, between 20 ms and 1 s} */
    public long periodNanos() {
        long shortest = Math.min(heldNanos, Math.min(idleTransactionNanos, starvedNanos));
        return Math.max(MIN_PERIOD, Math.min(MAX_PERIOD, shortest / 4));
    }
}
