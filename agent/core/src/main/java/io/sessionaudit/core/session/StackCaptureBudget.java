package io.sessionaudit.core.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much time may go into capturing opening stacks: all of it, none, or a share of one core. Within the share every
 * session has its stack; beyond it some have, spread over the time by small instalments.
 *
 * <p>Threadsafe. A thread without a stack to capture only reads.
 */
public final class StackCaptureBudget {
    /**
     * The most that one capture is charged. The 1,024 frames that a JVM records by default take 30 us, and 150 us the first
     * time in the interpreter (measured on JDK 17 and 25); what takes longer is nearly always a thread that waited for its
     * processor, or a pause of the JVM. Charged in full, a pause of 40 ms would leave four seconds of sessions without their
     * stacks.
     */
    static final long MAX_NANOS = 200_000;

    private static final int INSTALMENTS_SAVED = 20;

    private final AtomicLong leftNanos;
    private final long instalmentNanos;
    private final boolean always;

    private StackCaptureBudget(boolean always, long instalmentNanos) {
        this.always = always;
        this.instalmentNanos = instalmentNanos;
        this.leftNanos = new AtomicLong(instalmentNanos * INSTALMENTS_SAVED);
    }

    /** {@return a budget without end} */
    public static StackCaptureBudget all() {
        return new StackCaptureBudget(true, 0);
    }

    /** {@return no budget at all} */
    public static StackCaptureBudget none() {
        return new StackCaptureBudget(false, 0);
    }

    /**
     * A share of one core.
     *
     * @param share between 0 and 1
     * @param periodNanos how often {@link #refill} will be called
     */
    public static StackCaptureBudget share(double share, long periodNanos) {
        return new StackCaptureBudget(false, Math.max(1, (long) (share * periodNanos)));
    }

    /** {@return whether the next stack may be captured} */
    public boolean isDue() {
        return always || leftNanos.get() > 0;
    }

    /** {@return whether the time that a capture took has to be told} */
    public boolean isMetered() {
        return !always;
    }

    /**
     * Tells what a capture took.
     *
     * @param nanos by the clock, so that time is in it that the thread did not run
     */
    public void spent(long nanos) {
        leftNanos.addAndGet(-Math.min(nanos, MAX_NANOS));
    }

    /** Adds the instalment of one period; what is saved up is limited, so that a quiet night buys no storm. */
    public void refill() {
        leftNanos.accumulateAndGet(
                instalmentNanos, (left, more) -> Math.min(left + more, instalmentNanos * INSTALMENTS_SAVED));
    }
}
