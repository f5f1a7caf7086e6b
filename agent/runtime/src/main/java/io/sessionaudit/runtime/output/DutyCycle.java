package io.sessionaudit.runtime.output;

import java.util.concurrent.TimeUnit;

/**
 * Computes how long the log thread sleeps between two turns. It polls, so that no application thread has to wake it,
 * and uses at most a quarter of a core, or 5 % while the queue overflows. With {@code overflow=block} it does not sleep
 * while there is work.
 *
 * <p>Work is measured by wall clock and may include a pause of the machine; therefore a rest is limited.
 */
final class DutyCycle {
    /** The queue is polled at most a hundred times a second. */
    static final long MIN_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Three times as long as draining a queue of the default size takes. */
    static final long MAX_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    static final long MAX_REST_WHEN_FULL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** The rest as a multiple of the work. */
    static final long REST_FACTOR = 3;

    static final long REST_FACTOR_WHEN_FULL = 19;

    private final boolean blocking;

    /**
     * Creates a duty cycle.
     *
     * @param blocking whether the application waits if the queue is full
     */
    DutyCycle(boolean blocking) {
        this.blocking = blocking;
    }

    /**
     * {@return how long to rest after a turn, in nanoseconds}
     *
     * @param worked whether there were events, so that there may be more
     * @param workedNanos the duration of the turn, without disk I/O
     * @param untilFlushNanos the time until the next flush
     * @param wasFull whether the queue was full, so that sessions were only counted
     */
    long restNanos(boolean worked, long workedNanos, long untilFlushNanos, boolean wasFull) {
        if (blocking) {
            return worked ? 0 : MIN_REST_NANOS;
        }
        if (wasFull) {
            return restNanos(MAX_REST_WHEN_FULL_NANOS, workedNanos * REST_FACTOR_WHEN_FULL);
        }
        return restNanos(Math.min(MAX_REST_NANOS, untilFlushNanos), workedNanos * REST_FACTOR);
    }

    private static long restNanos(long max, long nanos) {
        return Math.max(MIN_REST_NANOS, Math.min(max, nanos));
    }
}
