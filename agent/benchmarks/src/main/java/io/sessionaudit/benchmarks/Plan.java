package io.sessionaudit.benchmarks;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds how often each subject of our own has its turn; the others have one
 * @param depths how deep the stacks are
 * @param threads how many threads
 * @param peers whether the others are measured at all
 * @param longTransactions whether our own are measured in long transactions too
 */
record Plan(int rounds, List<Integer> depths, List<Integer> threads, boolean peers, boolean longTransactions) {
    /** {@return a few minutes: one round at one depth on one thread} */
    static Plan quick() {
        return new Plan(1, List.of(20), List.of(1), true, false);
    }

    /** {@return everything: half an hour or so on two JDKs with two rounds} */
    static Plan full(int rounds) {
        return new Plan(rounds, List.of(20, 60), List.of(1, 2), true, true);
    }

    /** {@return the same without the others} */
    Plan ownOnly() {
        return new Plan(rounds, depths, threads, false, longTransactions);
    }

    /** {@return what the check of a change needs: nothing but our own} */
    static Plan check() {
        return new Plan(2, List.of(20), List.of(1), false, true);
    }

    /** {@return whether a depth is measured with so many threads: several threads at one depth only} */
    boolean includes(int depth, int threadCount) {
        return threadCount == 1 || depth == depths.get(0);
    }
}
