package io.sessionaudit.core.metrics;

/**
 * How often the values of a histogram occurred. The arrays are not modified.
 *
 * @param count the number of values
 * @param limits the upper limits, ascending; empty if only number and sum are known
 * @param counts the number of values up to each limit and above the one before, and of those above all limits; empty
 *     without limits
 */
public record Distribution(long count, double[] limits, long[] counts) {
    /** {@return whether only number and sum of the values are known} */
    public boolean isWithoutLimits() {
        return limits.length == 0;
    }
}
