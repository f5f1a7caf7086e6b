package io.sessionaudit.benchmarks;

import java.util.List;

/**
 * Something to be measured: the same benchmark, under certain arguments of the JVM.
 *
 * @param name what the table calls it
 * @param jvmArguments given to each fork
 * @param leakDetectionThreshold HikariCP's, in milliseconds; 0 for off
 */
record Subject(String name, List<String> jvmArguments, long leakDetectionThreshold) {
    private static final long HALF_A_MINUTE = 30_000;

    /** {@return all of them; the plain pool first} */
    static List<Subject> all(String agent, String log) {
        return List.of(
                new Subject("plain HikariCP", List.of(), 0),
                new Subject("HikariCP, leakDetectionThreshold", List.of(), HALF_A_MINUTE),
                audited("agent, enabled=false", agent, "enabled=false"),
                audited("agent, sites=off", agent, "sites=off,log=" + log),
                audited("agent, default", agent, "log=" + log),
                audited("agent, sites=all", agent, "sites=all,log=" + log));
    }

    private static Subject audited(String name, String agent, String options) {
        return new Subject(name, List.of("-javaagent:" + agent + "=" + options), 0);
    }
}
