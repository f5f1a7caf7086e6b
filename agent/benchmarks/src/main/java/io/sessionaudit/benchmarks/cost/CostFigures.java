package io.sessionaudit.benchmarks.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.sessionaudit.benchmarks.Forked;
import io.sessionaudit.demo.server.DemoServer;

/**
 * Measures the processor time of {@link OrderLoad} for each subject, each run in a separate JVM. A round runs all
 * subjects forwards and then backwards, so that a drift of the machine's speed affects all of them equally. Rounds are
 * repeated until the 95 % interval of each ratio to the plain runs is below half a percent, or a limit is reached.
 */
public final class CostFigures {
    private static final double WANTED = 0.005;
    private static final int MIN_ROUNDS = 4;

    private final Map<String, String> arguments;
    private final List<CostSubject> subjects;
    private final Map<CostSubject, List<Phase>> runs = new LinkedHashMap<>();

    private CostFigures(Map<String, String> arguments, Path directory) {
        this.arguments = arguments;
        List<String> names = arguments.containsKey("subjects")
                ? List.of(arguments.get("subjects").split(","))
                : List.of();
        List<CostSubject> all = CostSubject.all(
                arguments.get("agent"),
                arguments.get("opentelemetry"),
                directory.resolve("audit-%p.jsonl").toString(),
                directory.resolve("spy.log").toString());
        subjects = all.stream()
                .filter(each -> each == CostSubject.PLAIN || names.isEmpty() || names.contains(each.name()))
                .toList();
        List<String> known = all.stream().map(CostSubject::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown subject \"" + name + "\"; known: " + String.join(", ", known));
            }
        }
    }

    /**
     * Measures and prints.
     *
     * @param arguments {@code name=value}: {@code agent} and {@code opentelemetry} (jars), {@code jdk} (its home),
     *     {@code url} ({@code h2}, {@code embedded}, or a JDBC URL), {@code subjects} (names; all), {@code first} and
     *     {@code orders} (orders of each phase), {@code rate} (orders per second; as fast as possible), {@code rounds}
     *     (at most)
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            given.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        Path directory = Files.createTempDirectory("session-audit-cost");
        String url = given.getOrDefault("url", "h2");
        try (DemoServer server = url.equals("embedded") ? DemoServer.start(Optional.empty()) : null) {
            CostFigures figures = new CostFigures(given, directory);
            figures.measure(server == null ? url : server.url(), directory);
            new CostTable(figures.runs).print(System.out);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
        System.exit(0); // a thread that monitors the embedded server would keep the JVM alive
    }

    private void measure(String url, Path directory) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments.getOrDefault("rounds", "40"));
        for (int round = 1; round <= rounds; round++) {
            List<CostSubject> order = new ArrayList<>(subjects);
            for (int half = 0; half < 2; half++) {
                for (CostSubject subject : order) {
                    runs.computeIfAbsent(subject, key -> new ArrayList<>()).addAll(run(subject, url));
                    clear(directory);
                }
                Collections.reverse(order);
            }
            CostTable table = new CostTable(runs);
            System.err.println("round " + round + " of at most " + rounds + ": " + table.progress());
            if (round >= MIN_ROUNDS && table.largestInterval() < WANTED) {
                break;
            }
        }
    }

    private List<Phase> run(CostSubject subject, String url) throws IOException, InterruptedException {
        List<Phase> plain = runs.getOrDefault(CostSubject.PLAIN, List.of());
        double micros = plain.isEmpty() ? 0 : plain.get(1).microsPerOrder();
        String database = url.equals("h2") ? "jdbc:h2:mem:orders;MODE=MySQL;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000" : url;
        Forked jvm = new Forked(
                Path.of(arguments.get("jdk")),
                Stream.concat(Stream.of("-Xmx512m"), subject.jvmArguments().stream())
                        .toArray(String[]::new));
        List<Phase> phases = new ArrayList<>();
        for (String line : jvm.run(
                OrderLoad.class,
                subject.url(database),
                arguments.getOrDefault("first", "15000"),
                arguments.getOrDefault("orders", "15000"),
                arguments.getOrDefault("rate", "0"),
                String.valueOf(subject.leakDetectionMillis()),
                subject.busyMicros(micros))) {
            if (line.startsWith("first ") || line.startsWith("steady ")) {
                phases.add(Phase.parse(line));
            }
        }
        return phases;
    }

    private static void clear(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.delete(file);
            }
        }
    }
}
