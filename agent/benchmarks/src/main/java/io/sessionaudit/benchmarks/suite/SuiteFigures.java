package io.sessionaudit.benchmarks.suite;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Runs a suite of 1,000 tests repeatedly, each time in a new JVM: plain, with the agent, with the agent and
 * session-audit-junit, and with session-audit-junit that attaches the agent itself. Subjects alternate, and each second
 * round has the reverse order.
 */
public final class SuiteFigures {
    private static final String PLAIN = "plain";
    private static final String AGENT = "the agent";
    private static final String EXTENSION = "the agent and session-audit-junit";
    private static final String ATTACHED = "session-audit-junit, which attaches the agent";

    /** Milliseconds from the launch of the JVM until the first test begins, and from then until all have ended. */
    private record Measurement(double loading, double tests) {}

    private final Path directory;
    private final Map<String, List<String>> subjects = new LinkedHashMap<>();
    private final Map<String, List<Measurement>> runs = new LinkedHashMap<>();

    private SuiteFigures(Path agent, Path junit, Path directory) {
        this.directory = directory;
        String classes = System.getProperty("java.class.path");
        String audited = String.join(File.pathSeparator, classes, junit.toString(), agent.toString());
        String log = "log=" + directory.resolve("audit-%p.jsonl");
        subjects.put(PLAIN, List.of("-cp", classes));
        subjects.put(AGENT, List.of("-javaagent:" + agent + "=" + log, "-cp", classes));
        subjects.put(EXTENSION, List.of("-javaagent:" + agent + "=" + log, "-cp", audited));
        subjects.put(ATTACHED, List.of("-Dsession-audit." + log, "-cp", audited));
    }

    /**
     * Measures, and prints a table.
     *
     * @param arguments the agent's jar, that of session-audit-junit, number of rounds
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("session-audit-suite");
        SuiteFigures figures = new SuiteFigures(
                Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]).toAbsolutePath(), directory);
        figures.measure(Integer.parseInt(arguments[2]));
        figures.print();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(Path::toFile).forEach(File::delete);
        }
        Files.delete(directory);
    }

    private void measure(int rounds) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            List<String> names = new ArrayList<>(subjects.keySet());
            if (round % 2 == 1) {
                Collections.reverse(names);
            }
            for (String subject : names) {
                System.err.printf("round %d of %d: %s%n", round, rounds, subject);
                Measurement run = run(subjects.get(subject));
                if (round > 0) { // the first only fills the caches of the disk
                    runs.computeIfAbsent(subject, key -> new ArrayList<>()).add(run);
                }
            }
        }
    }

    private Measurement run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(SuiteProgram.class.getName());
        Path log = directory.resolve("stderr.txt");
        long launch = System.nanoTime();
        long begin = launch;
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        String last = null;
        long end = launch;
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                end = System.nanoTime();
                if (line.equals(SuiteProgram.BEGUN)) {
                    begin = end;
                }
                last = line;
            }
        }
        if (process.waitFor() != 0 || !String.valueOf(FiveMillisecondTest.TESTS).equals(last)) {
            throw new IllegalStateException("the suite failed: " + Files.readString(log));
        }
        return new Measurement((begin - launch) / 1e6, (end - begin) / 1e6);
    }

    private void print() {
        System.out.println(
                "| subject | until the first test, ms (min..max) | added | 1,000 tests, ms (min..max) | added |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (String subject : subjects.keySet()) {
            System.out.printf(
                    "| %s | %s | %+.0f | %s | %+.1f %% |%n",
                    subject,
                    spread(subject, Measurement::loading),
                    median(subject, Measurement::loading) - median(PLAIN, Measurement::loading),
                    spread(subject, Measurement::tests),
                    100 * (median(subject, Measurement::tests) / median(PLAIN, Measurement::tests) - 1));
        }
        System.out.printf("%nMedians of %d runs each.%n", runs.get(PLAIN).size());
    }

    private String spread(String subject, ToDoubleFunction<Measurement> figure) {
        double[] sorted = sorted(subject, figure);
        return String.format("%.0f (%.0f..%.0f)", median(subject, figure), sorted[0], sorted[sorted.length - 1]);
    }

    private double median(String subject, ToDoubleFunction<Measurement> figure) {
        double[] sorted = sorted(subject, figure);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private double[] sorted(String subject, ToDoubleFunction<Measurement> figure) {
        return runs.get(subject).stream().mapToDouble(figure).sorted().toArray();
    }
}
