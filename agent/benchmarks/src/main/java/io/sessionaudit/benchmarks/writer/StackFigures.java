package io.sessionaudit.benchmarks.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import io.sessionaudit.benchmarks.Forked;

/** Processor time of the log thread while each session is opened by a stack that was not seen before. */
public final class StackFigures {
    private static final String PER_MINUTE = "100000";
    private static final String MINUTES = "2";
    private static final String[] DEPTHS = {"10", "50"};

    private StackFigures() {}

    /**
     * Measures and prints.
     *
     * @param arguments the agent's jar, and the home of the JDK
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println("| frames | stacks per minute | log thread, share of a core | µs per stack | written |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (String depth : DEPTHS) {
            Path log = Files.createTempFile("session-audit-stacks", ".jsonl");
            String agent = "-javaagent:" + arguments[0] + "=sites=all,rotate-size=10GB,log=" + log;
            String[] figures = new Forked(Path.of(arguments[1]), agent)
                    .run(DistinctStacks.class, PER_MINUTE, MINUTES, depth)
                    .get(0)
                    .split(" ");
            double used = Double.parseDouble(figures[0]);
            double elapsed = Double.parseDouble(figures[1]);
            double sessions = Double.parseDouble(figures[2]);
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %d | %,.0f | %.1f %% | %.1f | %,d |",
                    Integer.parseInt(depth) + 24,
                    sessions / elapsed * 60e9,
                    100 * used / elapsed,
                    used / sessions / 1e3,
                    sites(log)));
            Files.delete(log);
        }
    }

    /** {@return the number of sites of a log: none may be missing} */
    private static long sites(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("{\"type\":\"site\"")).count();
        }
    }
}
