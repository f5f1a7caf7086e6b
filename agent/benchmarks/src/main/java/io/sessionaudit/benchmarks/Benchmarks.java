package io.sessionaudit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every subject in turn, round after round, so that a machine whose speed drifts drifts for all of them, and prints a
 * table of medians with their ratios to the plain pool of the same run.
 */
public final class Benchmarks {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private record Row(String benchmark, int depth, String subject) {}

    private record Figure(double nanos, double bytes) {}

    private Benchmarks() {}

    /**
     * Runs them.
     *
     * @param arguments the agent's jar, and how many rounds
     */
    public static void main(String[] arguments) throws Exception {
        String agent = arguments[0];
        int rounds = Integer.parseInt(arguments[1]);
        Path directory = Files.createTempDirectory("session-audit-benchmarks");
        Map<Row, List<Figure>> figures = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Subject subject :
                    Subject.all(agent, directory.resolve("audit-%p.jsonl").toString())) {
                System.err.printf("round %d of %d: %s%n", round, rounds, subject.name());
                for (RunResult result : new Runner(options(subject)).run()) {
                    Row row = new Row(
                            result.getPrimaryResult().getLabel(),
                            Integer.parseInt(result.getParams().getParam("depth")),
                            subject.name());
                    figures.computeIfAbsent(row, key -> new ArrayList<>()).add(figure(result));
                }
                deleteLogs(directory);
            }
        }
        Files.delete(directory);
        print(figures);
    }

    private static Options options(Subject subject) {
        return new OptionsBuilder()
                .include(BorrowBenchmark.class.getSimpleName())
                .param("leakDetectionThreshold", Long.toString(subject.leakDetectionThreshold()))
                .jvmArgs("-Xmx1g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                .jvmArgsAppend(subject.jvmArguments().toArray(String[]::new))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static Figure figure(RunResult result) {
        Result<?> bytes = result.getSecondaryResults().get(ALLOCATION);
        return new Figure(result.getPrimaryResult().getScore(), bytes == null ? Double.NaN : bytes.getScore());
    }

    private static void print(Map<Row, List<Figure>> figures) {
        System.out.println("| benchmark | depth | subject | ns/op (min..max) | x plain | B/op |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        figures.keySet().stream()
                .sorted((left, right) -> (left.benchmark + left.depth).compareTo(right.benchmark + right.depth))
                .forEach(row -> {
                    List<Figure> own = figures.get(row);
                    double plain = median(figures.get(new Row(row.benchmark, row.depth, "plain HikariCP")));
                    System.out.printf(
                            "| %s | %d | %s | %.0f (%.0f..%.0f) | %.2f | %.0f |%n",
                            row.benchmark,
                            row.depth,
                            row.subject,
                            median(own),
                            own.stream().mapToDouble(Figure::nanos).min().orElseThrow(),
                            own.stream().mapToDouble(Figure::nanos).max().orElseThrow(),
                            median(own) / plain,
                            own.get(own.size() / 2).bytes);
                });
    }

    private static double median(Collection<Figure> figures) {
        double[] sorted = figures.stream().mapToDouble(Figure::nanos).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void deleteLogs(Path directory) throws IOException {
        try (var logs = Files.list(directory)) {
            for (Path log : logs.toList()) {
                Files.delete(log);
            }
        }
    }
}
