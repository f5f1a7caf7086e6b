package io.sessionaudit.java8;

import java.util.List;

/**
 * Options of a JVM that change what the agent finds there.
 *
 * @param name for people
 * @param oldest the oldest version that has the options
 * @param newest the newest version that has them
 * @param refusal what the agent prints if it cannot run there; null if it audits
 * @param options of the JVM
 */
record Shape(String name, int oldest, int newest, String refusal, List<String> options) {
    /** What HikariCP and H2 need: no java.management, java.desktop, jdk.attach, jdk.httpserver, jdk.jfr. */
    static final String FEW_MODULES = "java.base,java.sql,java.naming,java.instrument";

    private static final int ANY = 99;

    private static final String EXPERIMENTAL = "-XX:+UnlockExperimentalVMOptions";

    private static final String NO_AGENTS = "-XX:-EnableDynamicAgentLoading";

    /** Several options at once, because each run takes seconds. */
    static final List<Shape> ALL = List.of(
            audited("few modules, ZGC", 17, ANY, "--limit-modules", FEW_MODULES, EXPERIMENTAL, "-XX:+UseZGC"),
            audited(
                    "few modules, ZGC",
                    11,
                    16,
                    "--limit-modules",
                    FEW_MODULES + ",jdk.unsupported",
                    EXPERIMENTAL,
                    "-XX:+UseZGC"),
            new Shape(
                    "no jdk.unsupported", 11, 16, "no module jdk.unsupported", List.of("--limit-modules", FEW_MODULES)),
            audited("Shenandoah, no agents at run time", 11, 21, EXPERIMENTAL, "-XX:+UseShenandoahGC", NO_AGENTS),
            audited(
                    "Shenandoah, compact headers, no agents at run time, no native access, no Unsafe",
                    25,
                    ANY,
                    "-XX:+UseShenandoahGC",
                    "-XX:+UseCompactObjectHeaders",
                    NO_AGENTS,
                    "--illegal-native-access=deny",
                    "--sun-misc-unsafe-memory-access=deny"),
            audited("interpreter, every class verified, Serial", 8, 8, "-Xint", "-Xverify:all", "-XX:+UseSerialGC"),
            audited(
                    "interpreter, every class verified, Epsilon",
                    25,
                    25,
                    "-Xint",
                    "-Xverify:all",
                    EXPERIMENTAL,
                    "-XX:+UseEpsilonGC",
                    "-Xmx1g"));

    private static Shape audited(String name, int oldest, int newest, String... options) {
        return new Shape(name, oldest, newest, null, List.of(options));
    }

    boolean isOf(int version) {
        return oldest <= version && version <= newest;
    }

    @Override
    public String toString() {
        return name;
    }
}
