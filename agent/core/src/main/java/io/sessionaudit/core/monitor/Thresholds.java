package io.sessionaudit.core.monitor;

import java.util.concurrent.TimeUnit;

/**
 * How long things may last before the watch thread says something.
 *
 * @param heldNanos how long a session may be open
 * @param idleTransactionNanos how long a transaction with changes may go without a call
 * @param starvedNanos how long a borrow may wait
 */
public record Thresholds(long heldNanos, long idleTransactionNanos, long starvedNanos) {
    private static final long MIN_PERIOD = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long MAX_PERIOD = TimeUnit.SECONDS.toNanos(1);

    /** {@return how often to look, so that each limit is noticed soon after it has passed: a second at most} */
    public long periodNanos() {
        long shortest = Math.min(heldNanos, Math.min(idleTransactionNanos, starvedNanos));
        return Math.max(MIN_PERIOD, Math.min(MAX_PERIOD, shortest / 4));
    }
}
