package io.sessionaudit.tools.html;

/**
 * The average number of open sessions over time: exact, for any number of sessions in any order, in bounded memory.
 * Time is divided into equal buckets; if there are too many, pairs of them are merged. Not threadsafe.
 */
final class OpenOverTime {
    private static final int MAX_BUCKETS = 2048;
    private static final long MIN_WIDTH_MICROS = 1000;

    private long width = MIN_WIDTH_MICROS;
    private boolean empty = true;
    private long first;
    private long last;

    /** Total time that sessions were open in a bucket, in microseconds, without those counted by {@link #steps}. */
    private double[] area = new double[MAX_BUCKETS];

    /** Change of the number of sessions that are open for the whole bucket, from a bucket on. */
    private double[] steps = new double[MAX_BUCKETS + 1];

    /** Adds a session. */
    void add(long openedMicros, long closedMicros) {
        include(openedMicros, closedMicros);
        long from = Math.floorDiv(openedMicros, width);
        long to = Math.floorDiv(closedMicros, width);
        if (from == to) {
            area[at(from)] += closedMicros - openedMicros;
            return;
        }
        area[at(from)] += (from + 1) * width - openedMicros;
        area[at(to)] += closedMicros - to * width;
        steps[at(from) + 1]++;
        steps[at(to)]--;
    }

    /** {@return when the first bucket begins, in microseconds since 1970} */
    long fromMicros() {
        return empty ? 0 : first * width;
    }

    /** {@return how long a bucket is} */
    long widthMicros() {
        return width;
    }

    /** {@return the average of each bucket} */
    double[] averages() {
        settle();
        double[] averages = new double[empty ? 0 : (int) (last - first) + 1];
        for (int i = 0; i < averages.length; i++) {
            averages[i] = Math.round(area[i] / width * 1000) / 1000.0;
        }
        return averages;
    }

    private int at(long bucket) {
        return (int) (bucket - first);
    }

    private void include(long openedMicros, long closedMicros) {
        if (empty) {
            empty = false;
            first = Math.floorDiv(openedMicros, width);
            last = first;
        }
        while (Math.max(last, Math.floorDiv(closedMicros, width)) - Math.min(first, Math.floorDiv(openedMicros, width))
                >= MAX_BUCKETS) {
            widen();
        }
        last = Math.max(last, Math.floorDiv(closedMicros, width));
        long earliest = Math.min(first, Math.floorDiv(openedMicros, width));
        if (earliest < first) {
            shift((int) (first - earliest));
            first = earliest;
        }
    }

    private void shift(int places) {
        settle();
        double[] shifted = new double[MAX_BUCKETS];
        System.arraycopy(area, 0, shifted, places, MAX_BUCKETS - places);
        area = shifted;
    }

    private void widen() {
        settle();
        double[] wide = new double[MAX_BUCKETS];
        long wideFirst = Math.floorDiv(first, 2L);
        for (long bucket = first; bucket <= last; bucket++) {
            wide[(int) (Math.floorDiv(bucket, 2L) - wideFirst)] += area[at(bucket)];
        }
        area = wide;
        first = wideFirst;
        last = Math.floorDiv(last, 2L);
        width *= 2;
    }

    /** Adds the steps to the areas. */
    private void settle() {
        double open = 0;
        for (int i = 0; i < MAX_BUCKETS; i++) {
            open += steps[i];
            area[i] += open * width;
        }
        steps = new double[MAX_BUCKETS + 1];
    }
}
