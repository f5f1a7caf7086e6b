package io.sessionaudit.benchmarks;

/**
 * One place in the table.
 *
 * @param jdk feature version of the JVM
 * @param benchmark the method that was measured
 * @param depth how deep the stack was
 * @param threads how many threads did it at once
 */
record Cell(int jdk, String benchmark, int depth, int threads) {
    /** {@return what the record of a run calls it} */
    String key(String subject) {
        return "%d %s depth=%d threads=%d: %s".formatted(jdk, benchmark, depth, threads, subject);
    }

    @Override
    public String toString() {
        return "%s, depth %d, %d thread%s".formatted(benchmark, depth, threads, threads == 1 ? "" : "s");
    }
}
