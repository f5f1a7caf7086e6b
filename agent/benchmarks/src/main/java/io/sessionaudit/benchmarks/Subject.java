package io.sessionaudit.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * A subject of the comparison: the same benchmark on a pool, with JVM arguments.
 *
 * @param name its name in the table
 * @param pool the pool to borrow from
 * @param jvmArguments the arguments of each fork
 * @param recordsStack whether it records the stack of each borrow
 */
record Subject(String name, Pools pool, List<String> jvmArguments, boolean recordsStack) {
    /** The baseline. */
    static final String PLAIN = "plain HikariCP";

    /** HikariCP's own leak detection. */
    static final String LEAK_DETECTION = "HikariCP leakDetectionThreshold";

    /** {@return this project's subjects, and the two that they are compared with} */
    static List<Subject> own(String agent, String log, String collector) {
        return List.of(
                new Subject(PLAIN, Pools.HIKARI, List.of(), false),
                new Subject(LEAK_DETECTION, Pools.HIKARI_LEAK_DETECTION, List.of(), true),
                audited("Session Audit, enabled=false", agent, "enabled=false"),
                audited("Session Audit, sites=off", agent, "sites=off,log=" + log),
                audited("Session Audit, default", agent, "log=" + log),
                audited("Session Audit, clock=coarse", agent, "clock=coarse,log=" + log),
                audited("Session Audit, sites=all", agent, "sites=all,log=" + log),
                audited("Session Audit, otlp", agent, "otlp=" + collector + ",log=" + log),
                new Subject(
                        "Session Audit, in a span",
                        Pools.HIKARI,
                        List.of("-javaagent:" + agent + "=log=" + log, "-D" + ThreadSpan.PROPERTY + "=true"),
                        true));
    }

    /** {@return other tools that monitor connections or statements} */
    static List<Subject> peers(String openTelemetry, String spyLog) {
        return List.of(
                new Subject("DBCP2 abandonedUsageTracking", Pools.DBCP2_USAGE_TRACKING, List.of(), true),
                new Subject("Tomcat JDBC logAbandoned", Pools.TOMCAT_LOG_ABANDONED, List.of(), true),
                new Subject("Agroal leakTimeout", Pools.AGROAL_LEAK_TIMEOUT, List.of(), true),
                new Subject("P6Spy", Pools.P6SPY, List.of("-Dp6spy.config.logfile=" + spyLog), false),
                new Subject("datasource-proxy", Pools.DATASOURCE_PROXY, List.of(), false),
                new Subject(
                        "OpenTelemetry agent, exporters off",
                        Pools.HIKARI,
                        List.of(
                                "-javaagent:" + openTelemetry,
                                "-Dotel.traces.exporter=none",
                                "-Dotel.metrics.exporter=none",
                                "-Dotel.logs.exporter=none"),
                        false));
    }

    /** {@return two lists as one} */
    static List<Subject> all(List<Subject> own, List<Subject> peers) {
        return Stream.concat(own.stream(), peers.stream()).toList();
    }

    private static Subject audited(String name, String agent, String options) {
        return new Subject(name, Pools.HIKARI, List.of("-javaagent:" + agent + "=" + options), true);
    }
}
