package io.sessionaudit.core.stack;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the time spent on capturing opening stacks: unlimited, none, or a share of one core. Within the share every
 * session has its stack; above it some have, spread over time by small instalments.
 *
 * <p>Thread-safe. A thread that captures no stack only reads.
 */
public final class StackCaptureBudget {
    /**
     * The maximum charge for one capture. The 1,024 frames that a JVM records by default take 30 us, and 150 us the
     * first time in the interpreter (measured on JDK 17 and 25); a longer time usually means that the thread was
     * descheduled, or that the JVM paused. Charging a pause of 40 ms in full would leave the sessions of four seconds
     * without stacks.
     */
    static final long MAX_NANOS = 200_000;

    private static final int MAX_SAVED_INSTALMENTS = 20;

    private final AtomicLong leftNanos;
    private final long instalmentNanos;
    private final boolean always;

    private StackCaptureBudget(boolean always, long instalmentNanos) {
        this.always = always;
        this.instalmentNanos = instalmentNanos;
        this.leftNanos = new AtomicLong(instalmentNanos * MAX_SAVED_INSTALMENTS);
    }

    /** {@return an unlimited budget} */
    public static StackCaptureBudget all() {
        return new StackCaptureBudget(true, 0);
    }

    /** {@return an empty budget} */
    public static StackCaptureBudget none() {
        return new StackCaptureBudget(false, 0);
    }

    /**
     * {@return a share of one core}
     *
     * @param share between 0 and 1
     * @param periodNanos the interval at which {@link #refill} is called
     */
    public static StackCaptureBudget share(double share, long periodNanos) {
        return new StackCaptureBudget(false, Math.max(1, (long) (share * periodNanos)));
    }

    /** {@return whether the next stack may be captured} */
    public boolean isDue() {
        return always || leftNanos.get() > 0;
    }

    /** {@return whether captures must be recorded} */
    public boolean isMetered() {
        return !always;
    }

    /**
     * Records a capture.
     *
     * @param nanos its duration; includes time in which the thread did not run
     */
    public void recordCapture(long nanos) {
        leftNanos.addAndGet(-Math.min(nanos, MAX_NANOS));
    }

    /** Adds the instalment of one period; savings are limited, so that a burst after a quiet time is limited too. */
    public void refill() {
        leftNanos.accumulateAndGet(
                instalmentNanos, (left, more) -> Math.min(left + more, instalmentNanos * MAX_SAVED_INSTALMENTS));
    }
}
