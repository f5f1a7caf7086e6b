package io.sessionaudit.runtime;

import java.util.function.Consumer;

import io.sessionaudit.core.stack.StackCaptureBudget;

/** The thread that scans the open sessions and refills the stack capture budget. */
final class WatchThread extends Thread {
    /**
     * Minimum interval as a multiple of the last scan's duration: limits scanning to 5 % of a core, unless a scan takes
     * longer than the period times {@link #MAX_PERIODS} allows.
     */
    private static final long INTERVAL_FACTOR = 20;

    /** Maximum interval as a multiple of the period. */
    private static final long MAX_PERIODS = 3;

    private final Runnable scan;
    private final StackCaptureBudget budget;
    private final long periodNanos;
    private final Consumer<Throwable> failure;

    WatchThread(Runnable scan, StackCaptureBudget budget, long periodNanos, Consumer<Throwable> failure) {
        super(null, null, "session-audit-watch", 0, false);
        setDaemon(true);
        this.scan = scan;
        this.budget = budget;
        this.periodNanos = periodNanos;
        this.failure = failure;
    }

    /**
     * {@return the time from the start of a scan to the start of the next one}
     *
     * <p>With a million threads waiting for a connection, a scan takes 0.2 seconds.
     *
     * @param periodNanos the interval if scans are short
     * @param tookNanos the wall-clock duration of the scan, which may include a pause of the machine
     */
    static long intervalNanos(long periodNanos, long tookNanos) {
        return Math.max(periodNanos, Math.min(tookNanos * INTERVAL_FACTOR, periodNanos * MAX_PERIODS));
    }

    @Override
    public void run() {
        long lastScan = System.nanoTime();
        long intervalNanos = periodNanos;
        try {
            while (true) {
                try {
                    Thread.sleep(Agent.REFILL.toMillis());
                    budget.refill();
                    long now = System.nanoTime();
                    if (now - lastScan >= intervalNanos) {
                        lastScan = now;
                        scan.run();
                        intervalNanos = intervalNanos(periodNanos, System.nanoTime() - now);
                    }
                } catch (OutOfMemoryError e) {
                    // The application may survive a full heap; the next scan replaces this one.
                }
            }
        } catch (InterruptedException e) {
            // the audit period or the JVM has ended
        } catch (Throwable e) {
            failure.accept(e);
        }
    }
}
