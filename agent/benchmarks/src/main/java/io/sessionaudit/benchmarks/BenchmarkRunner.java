package io.sessionaudit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the subjects alternately, in several rounds, each in a JVM of its own, so that a change of the machine's speed
 * affects all of them.
 */
final class BenchmarkRunner {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Plan plan;
    private final List<Jdk> jdks;
    private final Path logs;
    private final Figures figures = new Figures();

    BenchmarkRunner(Plan plan, List<Jdk> jdks, Path logs) {
        this.plan = plan;
        this.jdks = jdks;
        this.logs = logs;
    }

    /** {@return the measured figures} */
    Figures measure(List<Subject> own, List<Subject> peers) throws RunnerException, IOException {
        for (int round = 1; round <= plan.rounds(); round++) {
            List<Subject> subjects = round == 1 && plan.peers() ? Subject.all(own, peers) : own;
            for (Jdk jdk : jdks) {
                for (int threads : plan.threads()) {
                    for (Subject subject : subjects) {
                        System.err.printf(
                                "round %d of %d, JDK %d, threads %d: %s%n",
                                round, plan.rounds(), jdk.feature(), threads, subject.name());
                        measure(jdk, threads, subject);
                        deleteLogs();
                    }
                }
            }
        }
        return figures;
    }

    private void measure(Jdk jdk, int threads, Subject subject) throws RunnerException {
        List<Integer> depths = plan.depths(threads);
        if (!depths.isEmpty()) {
            run(jdk, threads, subject, BorrowBenchmark.class, "(pair|query)", depths);
        }
        if (threads == 1) {
            if (!depths.isEmpty()) {
                run(jdk, threads, subject, BorrowBenchmark.class, "transaction", depths.subList(0, 1));
            }
            run(jdk, threads, subject, StatementBenchmark.class, "statement", List.of());
        }
    }

    private void run(Jdk jdk, int threads, Subject subject, Class<?> type, String benchmarks, List<Integer> depths)
            throws RunnerException {
        String pattern = "\\." + type.getSimpleName() + "\\." + benchmarks + "$";
        for (RunResult result : new Runner(options(jdk, threads, subject, pattern, depths)).run()) {
            BenchmarkParams params = result.getParams();
            String depth = params.getParam("depth");
            Cell cell = new Cell(
                    jdk.feature(),
                    result.getPrimaryResult().getLabel(),
                    depth == null ? 0 : Integer.parseInt(depth),
                    params.getThreads());
            List<Double> nanos = new ArrayList<>();
            result.getBenchmarkResults()
                    .forEach(fork -> fork.getIterationResults()
                            .forEach(iteration ->
                                    nanos.add(iteration.getPrimaryResult().getScore())));
            Result<?> bytes = result.getSecondaryResults().get(ALLOCATION);
            figures.add(cell, subject.name(), nanos, bytes == null ? Double.NaN : bytes.getScore());
        }
    }

    private static Options options(Jdk jdk, int threads, Subject subject, String pattern, List<Integer> depths) {
        var options = new OptionsBuilder()
                .include(pattern)
                .param("pool", subject.pool().name());
        if (!depths.isEmpty()) {
            options.param("depth", depths.stream().map(String::valueOf).toArray(String[]::new));
        }
        return options.threads(threads)
                .jvm(jdk.java().toString())
                .jvmArgs("-Xmx1g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                .jvmArgsAppend(subject.jvmArguments().toArray(String[]::new))
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.milliseconds(700))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(400))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private void deleteLogs() throws IOException {
        try (var files = Files.list(logs)) {
            for (Path log : files.toList()) {
                Files.delete(log);
            }
        }
    }
}
