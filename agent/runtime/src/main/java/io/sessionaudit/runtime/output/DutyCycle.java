package io.sessionaudit.runtime.output;

import java.util.concurrent.TimeUnit;

/**
 * How long the log thread rests between two turns, so that it never needs a wake-up, and never takes a core from an application
 * that opens sessions faster than anybody will read about them: a quarter of one, and a twentieth where it cannot follow anyway.
 * An application that waits for its log is not made to wait longer.
 *
 * <p>The work is measured by the clock, so a pause of the machine may be in it; that is why a rest has its limits.
 */
final class DutyCycle {
    /** The queue is looked at a hundred times a second. */
    static final long USUAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Three times as long as a queue of the usual size takes. */
    static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    static final long MAX_WHEN_FLOODED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** So many times as long as it has worked. */
    static final long TIMES = 3;

    static final long TIMES_WHEN_FLOODED = 19;

    private final boolean waitedFor;

    /**
     * The pace of a thread.
     *
     * @param waitedFor whether the application waits for it where the queue is full
     */
    DutyCycle(boolean waitedFor) {
        this.waitedFor = waitedFor;
    }

    /**
     * {@return how long to rest after a turn, in nanoseconds}
     *
     * @param worked whether there was something to do, so that there may be more
     * @param workedNanos what the turn took, without the time that the disk took
     * @param untilFlushNanos when what is written is to be flushed
     * @param flooded whether the queue was full, so that what came was only counted
     */
    long restNanos(boolean worked, long workedNanos, long untilFlushNanos, boolean flooded) {
        if (waitedFor) {
            return worked ? 0 : USUAL_NANOS;
        }
        if (flooded) {
            return between(MAX_WHEN_FLOODED_NANOS, workedNanos * TIMES_WHEN_FLOODED);
        }
        return between(Math.min(MAX_NANOS, untilFlushNanos), workedNanos * TIMES);
    }

    private static long between(long most, long nanos) {
        return Math.max(USUAL_NANOS, Math.min(most, nanos));
    }
}
