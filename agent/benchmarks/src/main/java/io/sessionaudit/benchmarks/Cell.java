package io.sessionaudit.benchmarks;

/**
 * One place in the table.
 *
 * @param jdk feature version of the JVM
 * @param benchmark the method that was measured
 * @param depth how deep the stack was; 0 if it does not matter
 * @param threads how many threads did it at once
 */
record Cell(int jdk, String benchmark, int depth, int threads) {
    /** {@return what the record of a run calls it} */
    String key(String subject) {
        return "%d %s depth=%d threads=%d: %s".formatted(jdk, benchmark, depth, threads, subject);
    }

    @Override
    public String toString() {
        return benchmark
                + (depth == 0 ? "" : ", depth " + depth)
                + ", %d thread%s".formatted(threads, threads == 1 ? "" : "s");
    }
}
