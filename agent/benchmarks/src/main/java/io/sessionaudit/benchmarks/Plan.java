package io.sessionaudit.benchmarks;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds how often each subject of our own has its turn; the others have one
 * @param depths how deep the stacks are; none if only statements are measured
 * @param threads how many threads
 * @param peers whether the others are measured at all
 */
record Plan(int rounds, List<Integer> depths, List<Integer> threads, boolean peers) {
    /** {@return a few minutes: one round at one depth on one thread} */
    static Plan quick() {
        return new Plan(1, List.of(20), List.of(1), true);
    }

    /** {@return everything: half an hour or so on two JDKs with two rounds} */
    static Plan full(int rounds) {
        return new Plan(rounds, List.of(20, 60), List.of(1, 2), true);
    }

    /** {@return what the check of a change needs: nothing but our own} */
    static Plan check() {
        return new Plan(2, List.of(20), List.of(1), false);
    }

    /** {@return the same without the others} */
    Plan ownOnly() {
        return new Plan(rounds, depths, threads, false);
    }

    /** {@return a plan that measures statements only} */
    Plan statementsOnly() {
        return new Plan(rounds, List.of(), List.of(1), peers);
    }

    /** {@return the depths to measure with this number of threads: several threads at one depth only} */
    List<Integer> depths(int threadCount) {
        return threadCount == 1 || depths.isEmpty() ? depths : depths.subList(0, 1);
    }
}
