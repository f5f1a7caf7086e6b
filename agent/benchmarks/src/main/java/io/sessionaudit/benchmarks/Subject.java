package io.sessionaudit.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something to be measured: the same benchmark on a pool, under certain arguments of the JVM.
 *
 * @param name what the table calls it
 * @param pool what is borrowed from
 * @param jvmArguments given to each fork
 * @param recordsStack whether it remembers where each connection was borrowed
 */
record Subject(String name, Pools pool, List<String> jvmArguments, boolean recordsStack) {
    /** What all others are compared with. */
    static final String PLAIN = "plain HikariCP";

    /** HikariCP's own way to find leaks. */
    static final String LEAK_DETECTION = "HikariCP leakDetectionThreshold";

    /** {@return the subjects that tell what this project costs, with the two that it is measured by} */
    static List<Subject> own(String agent, String log) {
        return List.of(
                new Subject(PLAIN, Pools.HIKARI, List.of(), false),
                new Subject(LEAK_DETECTION, Pools.HIKARI_LEAK_DETECTION, List.of(), true),
                audited("Session Audit, enabled=false", agent, "enabled=false"),
                audited("Session Audit, sites=off", agent, "sites=off,log=" + log),
                audited("Session Audit, default", agent, "log=" + log),
                audited("Session Audit, clock=coarse", agent, "clock=coarse,log=" + log),
                audited("Session Audit, sites=all", agent, "sites=all,log=" + log));
    }

    /** {@return what else watches connections or statements} */
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
