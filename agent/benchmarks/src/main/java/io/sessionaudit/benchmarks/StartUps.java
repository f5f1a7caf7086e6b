package io.sessionaudit.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.acme.startup.StartUpShop;

/**
 * Starts a Spring Boot application repeatedly: plain, with this agent, and with OpenTelemetry's, alternately. Each is a
 * process of its own, measured from its launch until it prints that it is ready; so is its processor time.
 */
public final class StartUps {
    private static final Pattern READY = Pattern.compile("ready cpu_ms=(\\d+) classes=(\\d+) articles=1");
    private static final String PLAIN = "plain";
    private static final String OWN = "Session Audit";
    private static final String OPEN_TELEMETRY = "OpenTelemetry";

    private record Measurement(long wallMillis, long cpuMillis, long classes) {}

    private final Path directory;
    private final String classPath;
    private final Map<String, List<String>> subjects = new LinkedHashMap<>();
    private final Map<String, List<Measurement>> runs = new LinkedHashMap<>();

    private StartUps(Path agent, Path opentelemetry, Path libraries, Path directory) throws IOException {
        this.directory = directory;
        List<Path> jars;
        try (Stream<Path> files = Files.list(libraries)) {
            jars = files.toList();
        }
        classPath = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0])),
                        jars.stream())
                .map(jar -> jar.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        subjects.put(PLAIN, List.of());
        subjects.put(OWN, List.of("-javaagent:" + agent + "=log=" + directory.resolve("audit-%p.jsonl")));
        subjects.put(
                OPEN_TELEMETRY,
                List.of(
                        "-javaagent:" + opentelemetry,
                        "-Dotel.traces.exporter=none",
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none"));
    }

    /**
     * Measures, and prints a table.
     *
     * @param arguments the agent's jar, OpenTelemetry's, the directory of the application's libraries, number of rounds
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("session-audit-startup");
        StartUps startUps = new StartUps(
                Path.of(arguments[0]).toAbsolutePath(),
                Path.of(arguments[1]).toAbsolutePath(),
                Path.of(arguments[2]),
                directory);
        startUps.measure(Integer.parseInt(arguments[3]));
        startUps.print();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(Path::toFile).forEach(File::delete);
        }
        Files.delete(directory);
    }

    private void measure(int rounds) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            for (String subject : subjects.keySet()) {
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
        command.add("-Xmx512m");
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                classPath,
                StartUpShop.class.getName(),
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=jdbc:h2:mem:shop",
                "--spring.jpa.hibernate.ddl-auto=create"));
        Path log = directory.resolve("stderr.txt");
        long begin = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        Measurement run = null;
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher ready = READY.matcher(line);
                if (ready.matches()) {
                    run = new Measurement(
                            (System.nanoTime() - begin) / 1_000_000,
                            Long.parseLong(ready.group(1)),
                            Long.parseLong(ready.group(2)));
                }
            }
        }
        if (process.waitFor() != 0 || run == null) {
            throw new IllegalStateException("the application failed: " + Files.readString(log));
        }
        return run;
    }

    private void print() {
        System.out.println(
                "| subject | wall, ms (min..max) | added | processor, ms (min..max) | added | classes loaded |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        runs.forEach((subject, own) -> System.out.printf(
                "| %s | %s | %+d | %s | %+d | %d |%n",
                subject,
                spread(own, Measurement::wallMillis),
                added(subject, Measurement::wallMillis),
                spread(own, Measurement::cpuMillis),
                added(subject, Measurement::cpuMillis),
                median(own, Measurement::classes)));
        System.out.printf(
                "%nOf what OpenTelemetry adds, Session Audit adds %.0f %% (wall) and %.0f %% (processor);"
                        + " %d runs each.%n",
                share(Measurement::wallMillis),
                share(Measurement::cpuMillis),
                runs.get(PLAIN).size());
    }

    private double share(ToLongFunction<Measurement> figure) {
        return 100.0 * added(OWN, figure) / added(OPEN_TELEMETRY, figure);
    }

    private long added(String subject, ToLongFunction<Measurement> figure) {
        return median(runs.get(subject), figure) - median(runs.get(PLAIN), figure);
    }

    private static String spread(List<Measurement> runs, ToLongFunction<Measurement> figure) {
        return median(runs, figure) + " ("
                + runs.stream().mapToLong(figure).min().orElseThrow() + ".."
                + runs.stream().mapToLong(figure).max().orElseThrow() + ")";
    }

    private static long median(List<Measurement> runs, ToLongFunction<Measurement> figure) {
        long[] sorted = runs.stream().mapToLong(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
