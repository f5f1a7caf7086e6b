package io.sessionaudit.demo;

/** What became of a number of orders, and how long it took. */
record Tally(int placed, int rejected, long nanos, long p99Nanos) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLISECOND = 1e6;

    Tally plus(Tally other) {
        return new Tally(
                placed + other.placed,
                rejected + other.rejected,
                nanos + other.nanos,
                Math.max(p99Nanos, other.p99Nanos));
    }

    Tally took(long elapsedNanos, long p99) {
        return new Tally(placed, rejected, elapsedNanos, p99);
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
