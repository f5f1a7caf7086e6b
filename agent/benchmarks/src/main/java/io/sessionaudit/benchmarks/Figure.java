package io.sessionaudit.benchmarks;

import java.util.Arrays;

import org.openjdk.jmh.util.ListStatistics;

/**
 * The measurement of one subject in one cell, over all iterations of all forks.
 *
 * @param nanos median time of one operation
 * @param error half of the 99 % confidence interval of the mean
 * @param bytes median of what one operation allocates, by all threads of the JVM, including the agent's
 */
record Figure(double nanos, double error, double bytes) {
    private static final double CONFIDENCE = 0.99;

    static Figure of(double[] nanos, double[] bytes) {
        return new Figure(median(nanos), new ListStatistics(nanos).getMeanErrorAt(CONFIDENCE), median(bytes));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
