package io.sessionaudit.demo;

import java.util.Arrays;

/** The latencies of orders. Thread-safe. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long each) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = each;
    }

    /** {@return the time that 99 of 100 orders did not exceed; 0 if there was none} */
    synchronized long p99() {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) ((count - 1) * 0.99)];
    }
}
