package io.sessionaudit.demo;

/** How many orders were placed and rejected, and how long it took. */
record OrderCounts(int placed, int rejected, long nanos, long p99Nanos) {

    static final OrderCounts NONE = new OrderCounts(0, 0, 0, 0);

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLISECOND = 1e6;

    OrderCounts plus(OrderCounts other) {
        return new OrderCounts(
                placed + other.placed,
                rejected + other.rejected,
                nanos + other.nanos,
                Math.max(p99Nanos, other.p99Nanos));
    }

    OrderCounts took(long elapsedNanos, long p99) {
        return new OrderCounts(placed, rejected, elapsedNanos, p99);
    }

    double seconds() {
        return nanos / NANOS_PER_SECOND;
    }

    /** {@return the time that 99 of 100 orders did not exceed, in milliseconds} */
    double p99Millis() {
        return p99Nanos / NANOS_PER_MILLISECOND;
    }

    long ordersPerSecond() {
        return Math.round((placed + rejected) / seconds());
    }
}
