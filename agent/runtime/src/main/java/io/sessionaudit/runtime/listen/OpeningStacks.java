package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.session.StackCaptureBudget;

/** Captures the stacks of openings, as many as the budget allows, and each one where a finding has lacked it. Threadsafe. */
final class OpeningStacks {
    private final StackCaptureBudget budget;

    OpeningStacks(StackCaptureBudget budget) {
        this.budget = budget;
    }

    /** {@return the unread stack of a session that the current thread opens now, or null} */
    Throwable capture(Source source, long now) {
        if (!budget.isDue() && !source.capturesAll(now)) {
            return null;
        }
        return budget.isMetered() ? metered() : new OpeningStack();
    }

    private Throwable metered() {
        long before = System.nanoTime(); // the agent's own clock may be a coarse one
        Throwable stack = new OpeningStack();
        budget.recordCapture(System.nanoTime() - before);
        return stack;
    }
}
