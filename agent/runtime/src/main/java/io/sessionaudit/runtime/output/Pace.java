package io.sessionaudit.runtime.output;

import java.util.concurrent.TimeUnit;

/**
 * How long the log thread rests between two turns, so that it never needs a wake-up, and never takes a core from an application
 * that opens sessions faster than anybody will read about them: a quarter of one at most, and a twentieth where it cannot follow
 * anyway. An application that waits for its log is not made to wait longer.
 */
final class Pace {
    /** The queue is looked at a hundred times a second. */
    static final long USUAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** So many times as long as it has worked. */
    static final long TIMES = 3;

    static final long TIMES_WHEN_FLOODED = 19;

    private Pace() {}

    /**
     * {@return how long to rest after a turn, in nanoseconds}
     *
     * @param workedNanos what the turn took
     * @param flooded whether the queue was full, so that what came was only counted
     */
    static long restNanos(long workedNanos, boolean flooded) {
        long rest = workedNanos * (flooded ? TIMES_WHEN_FLOODED : TIMES);
        return Math.max(USUAL_NANOS, Math.min(LONGEST_NANOS, rest));
    }
}
