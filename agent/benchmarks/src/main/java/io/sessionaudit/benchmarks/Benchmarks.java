package io.sessionaudit.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program of {@code scripts/bench}: measures, prints a table, and records the figures or compares them. */
public final class Benchmarks {
    private static final Path RECORD = Path.of("docs/performance.json");
    private static final Path CHART = Path.of("docs/performance.svg");
    private static final int REGRESSION = 1;

    private Benchmarks() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments quick, full, check or record; the number of rounds; all subjects, or own ones only; everything,
     *     or statements only; the agent's jar; OpenTelemetry's jar; and the {@code JAVA_HOME} of each JDK
     */
    public static void main(String[] arguments) throws Exception {
        String what = arguments[0];
        List<Jdk> jdks = new ArrayList<>();
        for (String javaHome : List.of(arguments).subList(6, arguments.length)) {
            jdks.add(Jdk.at(Path.of(javaHome)));
        }
        Path directory = Files.createTempDirectory("session-audit-benchmarks");
        Path logs = Files.createDirectory(directory.resolve("logs"));
        Plan plan = switch (what) {
            case "quick" -> Plan.quick();
            case "check" -> Plan.check();
            default -> Plan.full(Integer.parseInt(arguments[1]));
        };
        if (arguments[2].equals("own")) {
            plan = plan.ownOnly();
        }
        if (arguments[3].equals("statements")) {
            plan = plan.statementsOnly();
        }
        Figures figures = measure(plan, jdks, logs, arguments);
        Files.delete(logs);
        Files.delete(directory);
        System.out.println(new Table(figures).markdown());
        switch (what) {
            case "check" -> check(figures);
            case "record" -> record(figures, plan);
            default -> {}
        }
    }

    private static Figures measure(Plan plan, List<Jdk> jdks, Path logs, String[] arguments) throws Exception {
        try (Collector collector = new Collector()) {
            return new BenchmarkRunner(plan, jdks, logs)
                    .measure(
                            Subject.own(
                                    arguments[4], logs.resolve("audit-%p.jsonl").toString(), collector.url()),
                            Subject.peers(arguments[5], logs.resolve("spy.log").toString()));
        }
    }

    private static void check(Figures figures) throws Exception {
        List<String> regressions = new RecordedRatios(RECORD).regressions(figures);
        regressions.forEach(regression -> System.out.println("worse: " + regression));
        System.out.println(regressions.isEmpty() ? "Nothing is worse than on record." : "See docs/performance.md.");
        System.exit(regressions.isEmpty() ? 0 : REGRESSION);
    }

    private static void record(Figures figures, Plan plan) throws Exception {
        new RecordedRatios(RECORD).write(figures);
        System.out.println("Written: " + RECORD);
        if (!plan.depths().isEmpty()) {
            Cell first = figures.cells().iterator().next();
            Files.writeString(CHART, new Chart(figures, first).svg());
            System.out.println("Written: " + CHART);
        }
    }
}
