package io.sessionaudit.demo;

/** What became of a number of orders, and how long it took. */
record Tally(int placed, int rejected, long nanos) {

    static final Tally NONE = new Tally(0, 0, 0);

    private static final double NANOS_PER_SECOND = 1e9;

    Tally plus(Tally other) {
        return new Tally(placed + other.placed, rejected + other.rejected, nanos + other.nanos);
    }

    Tally took(long elapsedNanos) {
        return new Tally(placed, rejected, elapsedNanos);
    }

    double seconds() {
        return nanos / NANOS_PER_SECOND;
    }

    long ordersPerSecond() {
        return Math.round((placed + rejected) / seconds());
    }
}
