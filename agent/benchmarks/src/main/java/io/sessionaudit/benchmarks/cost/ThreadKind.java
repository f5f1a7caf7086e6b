package io.sessionaudit.benchmarks.cost;

/** Groups of a JVM's threads, by the names that the kernel shows (the first 15 characters). */
enum ThreadKind {
    APPLICATION("orders-"),
    START("main", "java"),
    COMPILERS("C1 CompilerThre", "C2 CompilerThre", "C1 Comp", "C2 Comp"),
    COLLECTOR("G1 ", "GC "),
    AGENT("session-audit"),

    /** All others, and threads that have ended. */
    OTHER();

    private final String[] prefixes;

    ThreadKind(String... prefixes) {
        this.prefixes = prefixes;
    }

    static ThreadKind of(String thread) {
        for (ThreadKind group : values()) {
            for (String prefix : group.prefixes) {
                if (thread.startsWith(prefix)) {
                    return group;
                }
            }
        }
        return OTHER;
    }
}
