package io.sessionaudit.benchmarks.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A subject: the same application with JVM arguments, or with another configuration.
 *
 * @param name its name in the table and on the command line
 * @param jvmArguments what precedes the program
 * @param urlPrefix {@code p6spy:} or nothing, after {@code jdbc:}
 * @param leakDetectionMillis HikariCP's leakDetectionThreshold
 * @param busyShare how much of the plain processor time a busy loop adds
 */
record CostSubject(
        String name, List<String> jvmArguments, String urlPrefix, int leakDetectionMillis, double busyShare) {
    private static final double ADDED = 0.005;
    private static final int LEAK_DETECTION_MILLIS = 60_000;

    /** The baseline; always measured. */
    static final CostSubject PLAIN = of("plain");

    /** {@return all subjects by name, in the order of the table} */
    static List<CostSubject> all(String agent, String openTelemetry, String log, String spyLog) {
        List<CostSubject> all = new ArrayList<>(
                List.of(PLAIN, of("plain-again"), new CostSubject("plain-and-half-percent", List.of(), "", 0, ADDED)));
        Map<String, String> options = Map.of(
                "disabled", "enabled=false",
                "sites-off", "sites=off,log=" + log,
                "log-none", "log=none",
                "default", "log=" + log,
                "coarse", "clock=coarse,log=" + log);
        for (String name : List.of("disabled", "sites-off", "log-none", "default", "coarse")) {
            all.add(of(name, "-javaagent:" + agent + "=" + options.get(name)));
        }
        all.add(new CostSubject("leak-detection", List.of(), "", LEAK_DETECTION_MILLIS, 0));
        all.add(new CostSubject("p6spy", List.of("-Dp6spy.config.logfile=" + spyLog), "p6spy:", 0, 0));
        all.add(of(
                "opentelemetry",
                "-javaagent:" + openTelemetry,
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none"));
        return all;
    }

    private static CostSubject of(String name, String... jvmArguments) {
        return new CostSubject(name, List.of(jvmArguments), "", 0, 0);
    }

    /** {@return the JDBC URL that this subject uses} */
    String url(String url) {
        return "jdbc:" + urlPrefix + url.substring("jdbc:".length());
    }

    /** {@return the busy loop for each order in microseconds, as an argument} */
    String busyMicros(double plainMicrosPerOrder) {
        return String.format(Locale.ROOT, "%.3f", busyShare * plainMicrosPerOrder);
    }
}
