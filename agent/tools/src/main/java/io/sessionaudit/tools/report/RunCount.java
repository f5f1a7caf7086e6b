package io.sessionaudit.tools.report;

import java.util.Arrays;

/**
 * Counts different runs: exactly up to a limit, and by an estimate beyond it. Keeps the smallest hashes of the runs, so
 * that the result does not depend on how the logs were divided. The estimate is that of k minimum values (Bar-Yossef et
 * al., "Counting Distinct Elements in a Data Stream", 2002); its standard error is 1 / sqrt(k - 2), about 3 %. Not
 * threadsafe.
 */
final class RunCount implements Mergeable<RunCount> {
    /** The number of hashes that are kept. */
    static final int MAX_EXACT = 1_024;

    private static final long serialVersionUID = 1;
    private static final double HASHES = 0x1p64;

    /** In ascending order, as unsigned numbers; after {@link #size} of them, unused. */
    private long[] hashes = new long[1];

    private int size;
    private transient RunKey last;

    /** Adds a run, which may have been added before. */
    void add(RunKey run) {
        if (run != last) { // consecutive records usually belong to the same run
            last = run;
            add(run.hash64());
        }
    }

    private void add(long hash) {
        int position = position(hash);
        if (position >= 0 || size == MAX_EXACT && -position > MAX_EXACT) {
            return;
        }
        int index = -position - 1;
        if (size < MAX_EXACT) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.min(MAX_EXACT, 2 * size));
            }
            size++;
        }
        System.arraycopy(hashes, index, hashes, index + 1, size - index - 1);
        hashes[index] = hash;
    }

    /** {@return the index of a hash, or -(the index to insert it) - 1} */
    private int position(long hash) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compareUnsigned(hashes[middle], hash);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    @Override
    public void merge(RunCount other) {
        for (int i = 0; i < other.size; i++) {
            add(other.hashes[i]);
        }
    }

    /** {@return whether the number is exact} */
    boolean isExact() {
        return size < MAX_EXACT;
    }

    /** {@return the number of runs} */
    long value() {
        if (isExact()) {
            return size;
        }
        double largest = hashes[size - 1] >>> 1; // as an unsigned number, halved
        return Math.max(size, Math.round((MAX_EXACT - 1) / (2 * (largest + 1) / HASHES)));
    }
}
