package io.sessionaudit.core.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much time may go into capturing opening stacks: all of it, none, or a share of one core. Within the share every
 * session has its stack; beyond it some have, spread over the time by small instalments.
 *
 * <p>Threadsafe. A thread without a stack to capture only reads.
 */
public final class CaptureBudget {
    private static final int INSTALMENTS_SAVED = 20;

    private final AtomicLong leftNanos;
    private final long instalmentNanos;
    private final boolean always;

    private CaptureBudget(boolean always, long instalmentNanos) {
        this.always = always;
        this.instalmentNanos = instalmentNanos;
        this.leftNanos = new AtomicLong(instalmentNanos * INSTALMENTS_SAVED);
    }

    /** {@return a budget without end} */
    public static CaptureBudget all() {
        return new CaptureBudget(true, 0);
    }

    /** {@return no budget at all} */
    public static CaptureBudget none() {
        return new CaptureBudget(false, 0);
    }

    /**
     * A share of one core.
     *
     * @param share between 0 and 1
     * @param periodNanos how often {@link #refill} will be called
     */
    public static CaptureBudget share(double share, long periodNanos) {
        return new CaptureBudget(false, Math.max(1, (long) (share * periodNanos)));
    }

    /** {@return whether the next stack may be captured} */
    public boolean isDue() {
        return always || leftNanos.get() > 0;
    }

    /** {@return whether the time that a capture took has to be told} */
    public boolean isMetered() {
        return !always;
    }

    /** Tells what a capture took. */
    public void spent(long nanos) {
        leftNanos.addAndGet(-nanos);
    }

    /** Adds the instalment of one period; what is saved up is limited, so that a quiet night buys no storm. */
    public void refill() {
        leftNanos.accumulateAndGet(
                instalmentNanos, (left, more) -> Math.min(left + more, instalmentNanos * INSTALMENTS_SAVED));
    }
}
