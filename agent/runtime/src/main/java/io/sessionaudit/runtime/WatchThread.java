package io.sessionaudit.runtime;

import java.util.function.Consumer;

import io.sessionaudit.core.session.CaptureBudget;
import io.sessionaudit.core.session.SessionWatch;

/** The thread that looks at the open sessions, and refills the budget for stacks. */
final class WatchThread extends Thread {
    private final SessionWatch watch;
    private final CaptureBudget budget;
    private final long lookNanos;
    private final Consumer<Throwable> failure;

    WatchThread(SessionWatch watch, CaptureBudget budget, long lookNanos, Consumer<Throwable> failure) {
        super(null, null, "session-audit-watch", 0, false);
        setDaemon(true);
        this.watch = watch;
        this.budget = budget;
        this.lookNanos = lookNanos;
        this.failure = failure;
    }

    @Override
    public void run() {
        long looked = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(Agent.REFILL.toMillis());
                budget.refill();
                long now = System.nanoTime();
                if (now - looked >= lookNanos) {
                    looked = now;
                    watch.look();
                }
            }
        } catch (InterruptedException e) {
            // the end of the agent
        } catch (Throwable e) {
            failure.accept(e);
        }
    }
}
