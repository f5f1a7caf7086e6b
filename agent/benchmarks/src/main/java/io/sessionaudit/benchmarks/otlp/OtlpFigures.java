package io.sessionaudit.benchmarks.otlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import io.sessionaudit.benchmarks.Collector;
import io.sessionaudit.benchmarks.Forked;

/** Processor time at a steady rate of findings, with and without sending them. */
public final class OtlpFigures {
    private static final String PER_MINUTE = "1000";
    private static final String MINUTES = "4";
    private static final int ROUNDS = 2;

    private OtlpFigures() {}

    /**
     * Measures and prints.
     *
     * @param arguments the agent's jar, and the home of the JDK
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println("| otlp | findings a minute | sending, share of a core | log thread | JVM | requests |"
                + " bytes per finding |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (int round = 0; round < ROUNDS; round++) {
            measure(arguments, false);
            measure(arguments, true);
        }
    }

    private static void measure(String[] arguments, boolean sends) throws IOException, InterruptedException {
        Path log = Files.createTempFile("session-audit-findings", ".jsonl");
        try (Collector collector = new Collector()) {
            // Without code of the application, findings are grouped by stack, so that each is written in full.
            String agent = "-javaagent:" + arguments[0] + "=sites=all,application=com.nobody,log=" + log
                    + (sends ? ",otlp=" + collector.url() : "");
            String[] figures = new Forked(Path.of(arguments[1]), agent)
                    .run(SteadyFindings.class, PER_MINUTE, MINUTES)
                    .get(0)
                    .split(" ");
            double elapsed = Double.parseDouble(figures[3]);
            long findings = findings(log);
            if (findings != Long.parseLong(figures[4])) {
                throw new IllegalStateException("the log has " + findings + " findings instead of " + figures[4]);
            }
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %.2f %% | %.2f %% | %.2f %% | %,d | %,d |",
                    sends ? "on" : "off",
                    findings / 2 / elapsed * 60e9,
                    100 * Double.parseDouble(figures[0]) / elapsed,
                    100 * Double.parseDouble(figures[1]) / elapsed,
                    100 * Double.parseDouble(figures[2]) / elapsed,
                    collector.requests(),
                    collector.bytes() / findings));
        }
        Files.delete(log);
    }

    private static long findings(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("{\"type\":\"finding\""))
                    .count();
        }
    }
}
