package io.sessionaudit.tools.report;

import java.util.Arrays;

/**
 * The average number of open sessions over time, and how many were opened: exact, for any number of sessions in any
 * order, in bounded memory. Time is divided into equal buckets; if there are too many, pairs of them are merged. Not
 * threadsafe.
 */
public final class OpenOverTime implements Mergeable<OpenOverTime> {
    private static final long serialVersionUID = 1;
    private static final int DEFAULT_BUCKETS = 2048;
    private static final long DEFAULT_WIDTH_MICROS = 1000;
    private static final int FIRST_CAPACITY = 64;

    private final int maxBuckets;
    private long width;
    private boolean empty = true;
    private long first;
    private long last;

    /** Total time that sessions were open in a bucket, in microseconds, without those counted by {@link #steps}. */
    private double[] area = new double[FIRST_CAPACITY];

    /** Change of the number of sessions that are open for the whole bucket, from a bucket on. */
    private double[] steps = new double[FIRST_CAPACITY + 1];

    /** The number of sessions that were opened in a bucket. */
    private long[] opened = new long[FIRST_CAPACITY];

    /**
     * A bucket of time.
     *
     * @param average the average number of open sessions
     */
    record Bucket(long fromMicros, long widthMicros, long opened, double average) {}

    /** Creates an instance with at most 2048 buckets of a millisecond or more. */
    public OpenOverTime() {
        this(DEFAULT_WIDTH_MICROS, DEFAULT_BUCKETS);
    }

    /**
     * Creates an instance.
     *
     * @param widthMicros how long a bucket is at first
     */
    OpenOverTime(long widthMicros, int maxBuckets) {
        this.width = widthMicros;
        this.maxBuckets = maxBuckets;
    }

    /** Adds a session. */
    public void add(long openedMicros, long closedMicros) {
        long from = Math.floorDiv(openedMicros, width);
        long to = Math.floorDiv(closedMicros, width);
        if (empty || from < first || to > last) {
            include(openedMicros, closedMicros);
            from = Math.floorDiv(openedMicros, width);
            to = Math.floorDiv(closedMicros, width);
        }
        opened[at(from)]++;
        if (from == to) {
            area[at(from)] += closedMicros - openedMicros;
            return;
        }
        area[at(from)] += (from + 1) * width - openedMicros;
        area[at(to)] += closedMicros - to * width;
        steps[at(from) + 1]++;
        steps[at(to)]--;
    }

    /** Adds the sessions of another part; the width of the buckets is that of a single instance with all of them. */
    @Override
    public void merge(OpenOverTime other) {
        if (other.empty) {
            return;
        }
        other.widenTo(width);
        widenTo(other.width);
        include(other.first * other.width, other.last * other.width);
        other.widenTo(width);
        settle();
        other.settle();
        for (int i = 0; i < other.count(); i++) {
            int target = (int) (other.first + i - first);
            area[target] += other.area[i];
            opened[target] += other.opened[i];
        }
    }

    private void widenTo(long least) {
        while (width < least) {
            widen();
        }
    }

    boolean isEmpty() {
        return empty;
    }

    /** {@return when the first bucket begins, in microseconds since 1970} */
    public long fromMicros() {
        return empty ? 0 : first * width;
    }

    /** {@return how long a bucket is} */
    public long widthMicros() {
        return width;
    }

    /** {@return the average of each bucket} */
    public double[] averages() {
        settle();
        double[] averages = new double[count()];
        for (int i = 0; i < averages.length; i++) {
            averages[i] = rounded(area[i]);
        }
        return averages;
    }

    /**
     * {@return the average of each bucket of another instance, which contains all sessions of this one}
     *
     * <p>Its buckets are not narrower than those of this one, and consist of whole ones.
     */
    public double[] averagesLike(OpenOverTime whole) {
        widenTo(whole.width);
        settle();
        double[] averages = new double[whole.count()];
        for (int i = 0; i < count(); i++) {
            averages[(int) (first + i - whole.first)] = rounded(area[i]);
        }
        return averages;
    }

    /** {@return the bucket with the highest average, or null if there is none} */
    Bucket busiest() {
        settle();
        int most = 0;
        for (int i = 1; i < count(); i++) {
            most = area[i] > area[most] ? i : most;
        }
        return empty ? null : new Bucket((first + most) * width, width, opened[most], area[most] / width);
    }

    /** {@return all buckets as one of the given width} */
    Bucket total(long widthMicros) {
        settle();
        double time = Arrays.stream(area).sum();
        long all = Arrays.stream(opened).sum();
        return new Bucket(fromMicros(), widthMicros, all, time / Math.max(1, widthMicros));
    }

    private double rounded(double time) {
        return Math.round(time / width * 1000) / 1000.0;
    }

    private int count() {
        return empty ? 0 : (int) (last - first) + 1;
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
                >= maxBuckets) {
            widen();
        }
        long earliest = Math.min(first, Math.floorDiv(openedMicros, width));
        last = Math.max(last, Math.floorDiv(closedMicros, width));
        reserve((int) (last - earliest) + 1);
        if (earliest < first) {
            shift((int) (first - earliest));
            first = earliest;
        }
    }

    private void reserve(int buckets) {
        if (buckets > area.length) {
            int capacity = Math.min(maxBuckets, Math.max(buckets, area.length * 2));
            area = Arrays.copyOf(area, capacity);
            steps = Arrays.copyOf(steps, capacity + 1);
            opened = Arrays.copyOf(opened, capacity);
        }
    }

    private void shift(int places) {
        settle();
        double[] shifted = new double[area.length];
        long[] shiftedOpened = new long[area.length];
        System.arraycopy(area, 0, shifted, places, area.length - places);
        System.arraycopy(opened, 0, shiftedOpened, places, area.length - places);
        area = shifted;
        opened = shiftedOpened;
    }

    private void widen() {
        settle();
        double[] wide = new double[area.length];
        long[] wideOpened = new long[area.length];
        long wideFirst = Math.floorDiv(first, 2L);
        for (long bucket = first; !empty && bucket <= last; bucket++) {
            int target = (int) (Math.floorDiv(bucket, 2L) - wideFirst);
            wide[target] += area[at(bucket)];
            wideOpened[target] += opened[at(bucket)];
        }
        area = wide;
        opened = wideOpened;
        first = wideFirst;
        last = Math.floorDiv(last, 2L);
        width *= 2;
    }

    /** Adds the steps to the areas. */
    private void settle() {
        double open = 0;
        for (int i = 0; i < area.length; i++) {
            open += steps[i];
            area[i] += open * width;
        }
        steps = new double[area.length + 1];
    }
}
