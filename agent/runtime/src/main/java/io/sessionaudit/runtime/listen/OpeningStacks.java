package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.StackCaptureBudget;

/**
 * Captures opening stacks within the sampling budget, and all of them for sources whose findings lacked one.
 * Thread-safe.
 */
final class OpeningStacks {
    private final StackCaptureBudget budget;

    OpeningStacks(StackCaptureBudget budget) {
        this.budget = budget;
    }

    /** {@return the stack of a session that the current thread opens, or null} */
    Throwable capture(Source source, long now) {
        if (!budget.isDue() && !source.capturesAll(now)) {
            return null;
        }
        return budget.isMetered() ? metered() : new OpeningStack();
    }

    private Throwable metered() {
        long before = System.nanoTime(); // the agent's clock may be coarse
        Throwable stack = new OpeningStack();
        budget.spent(System.nanoTime() - before);
        return stack;
    }
}
