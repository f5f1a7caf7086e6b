package io.sessionaudit.runtime;

import java.util.function.Consumer;

import io.sessionaudit.core.session.StackCaptureBudget;

/** The thread that looks at the open sessions, and refills the budget for stacks. */
final class WatchThread extends Thread {
    /** From one look to the next it is so many times as long as a look takes, so that looks have a twentieth of a core. */
    private static final long TIMES = 20;

    /** But no more than so many times as long as usual. */
    private static final long MAX_FACTOR = 3;

    private final Runnable look;
    private final StackCaptureBudget budget;
    private final long lookNanos;
    private final Consumer<Throwable> failure;

    WatchThread(Runnable look, StackCaptureBudget budget, long lookNanos, Consumer<Throwable> failure) {
        super(null, null, "session-audit-watch", 0, false);
        setDaemon(true);
        this.look = look;
        this.budget = budget;
        this.lookNanos = lookNanos;
        this.failure = failure;
    }

    /**
     * {@return how long after the begin of a look the next one begins}
     *
     * <p>Where a million threads wait for a connection, a look takes a fifth of a second.
     *
     * @param lookNanos after how long it does where looks are short
     * @param tookNanos what the look took, by the clock; a pause of the machine may be in it, so there is a limit
     */
    static long untilNextNanos(long lookNanos, long tookNanos) {
        return Math.max(lookNanos, Math.min(tookNanos * TIMES, lookNanos * MAX_FACTOR));
    }

    @Override
    public void run() {
        long looked = System.nanoTime();
        long untilNextNanos = lookNanos;
        try {
            while (true) {
                Thread.sleep(Agent.REFILL.toMillis());
                budget.refill();
                long now = System.nanoTime();
                if (now - looked >= untilNextNanos) {
                    looked = now;
                    look.run();
                    untilNextNanos = untilNextNanos(lookNanos, System.nanoTime() - now);
                }
            }
        } catch (InterruptedException e) {
            // the end of the agent
        } catch (Throwable e) {
            failure.accept(e);
        }
    }
}
