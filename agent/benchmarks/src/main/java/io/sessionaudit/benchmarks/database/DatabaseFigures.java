package io.sessionaudit.benchmarks.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

import io.sessionaudit.benchmarks.Forked;

/**
 * Pairs of the demo's clean run on one server, with and without the agent, in alternating order. Compares throughput
 * and the time of the slowest orders, with their spread, for the first orders (while JVM and agent warm up) and for the
 * following orders.
 */
public final class DatabaseFigures {
    private static final Pattern FIGURES = Pattern.compile("(warm-up|orders): .* (\\d+) orders/s, p99 ([0-9.]+) ms");
    private static final int PAIRS = 30;
    private static final String FIRST = "15000";
    private static final String FOLLOWING = "10000";

    private record Phase(double throughput, double p99) {}

    private record Run(Phase first, Phase following) {}

    private DatabaseFigures() {}

    /**
     * Measures and prints.
     *
     * @param arguments the agent's jar, the demo's jar, and {@code --url URL} and {@code --pairs N} if need be
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path demo = Path.of(arguments[1]);
        int pairs = PAIRS;
        List<String> demoArguments = new ArrayList<>(List.of("clean", "--warm-up", FIRST, "--orders", FOLLOWING));
        for (int i = 2; i < arguments.length; i += 2) {
            if (arguments[i].equals("--pairs")) {
                pairs = Integer.parseInt(arguments[i + 1]);
            } else {
                demoArguments.addAll(List.of(arguments[i], arguments[i + 1]));
            }
        }
        Path log = Files.createTempFile("session-audit-database", ".jsonl");
        Path jdk = Path.of(System.getProperty("java.home"));
        Forked plain = new Forked(jdk);
        Forked audited = new Forked(jdk, "-javaagent:" + arguments[0] + "=log=" + log);
        String[] command = demoArguments.toArray(String[]::new);
        List<Run> without = new ArrayList<>();
        List<Run> with = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            if (pair % 2 == 0) {
                without.add(run(plain, demo, command));
            }
            with.add(run(audited, demo, command));
            if (pair % 2 == 1) {
                without.add(run(plain, demo, command));
            }
            // At once: a run that is ended early has shown what it has measured.
            System.err.println("pair " + (pair + 1) + " of " + pairs + ": plain " + without.get(pair) + ", audited "
                    + with.get(pair));
        }
        Files.delete(log);
        System.out.println("| orders | | median orders/s | quarter to three quarters | least to most"
                + " | median p99, ms | quarter to three quarters | least to most |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        print("the first " + FIRST, "plain", without, Run::first);
        print("the first " + FIRST, "audited", with, Run::first);
        print("the " + FOLLOWING + " after them", "plain", without, Run::following);
        print("the " + FOLLOWING + " after them", "audited", with, Run::following);
    }

    private static Run run(Forked jvm, Path demo, String[] command) throws IOException, InterruptedException {
        Map<String, Phase> phases = new HashMap<>();
        for (String line : jvm.runJar(demo, command)) {
            Matcher matcher = FIGURES.matcher(line);
            if (matcher.matches()) {
                phases.put(
                        matcher.group(1),
                        new Phase(Double.parseDouble(matcher.group(2)), Double.parseDouble(matcher.group(3))));
            }
        }
        if (phases.size() < 2) {
            throw new IllegalStateException("the demo has printed no figures");
        }
        return new Run(phases.get("warm-up"), phases.get("orders"));
    }

    private static void print(String orders, String name, List<Run> runs, Function<Run, Phase> phase) {
        System.out.println("| " + orders + " | " + name
                + columns(
                        "%,.0f",
                        runs.stream().mapToDouble(run -> phase.apply(run).throughput()))
                + columns(
                        "%.2f",
                        runs.stream().mapToDouble(run -> phase.apply(run).p99()))
                + " |");
    }

    private static String columns(String format, DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return String.format(
                Locale.ROOT,
                " | # | # to # | # to #".replace("#", format),
                quantile(sorted, 0.5),
                quantile(sorted, 0.25),
                quantile(sorted, 0.75),
                quantile(sorted, 0),
                quantile(sorted, 1));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
