package io.sessionaudit.benchmarks.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sessionaudit.benchmarks.Forked;

/**
 * Pairs of the demo's clean run on one server, with and without the agent in turn, the one that goes first changing: throughput
 * and the time of the slowest orders side by side with their spread.
 */
public final class DatabaseFigures {
    private static final Pattern FIGURES = Pattern.compile("orders: .* (\\d+) orders/s, p99 ([0-9.]+) ms");
    private static final int PAIRS = 30;
    private static final String ORDERS = "20000";

    private record Run(double throughput, double p99) {}

    private DatabaseFigures() {}

    /**
     * Measures and prints.
     *
     * @param arguments the agent's jar, the demo's jar, and {@code --url URL} and {@code --pairs N} if need be
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path demo = Path.of(arguments[1]);
        int pairs = PAIRS;
        List<String> demoArguments = new ArrayList<>(List.of("clean", "--orders", ORDERS));
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
        System.out.println(
                "| | median orders/s | quarter to three quarters | median p99, ms | quarter to three quarters |");
        System.out.println("| --- | --- | --- | --- | --- |");
        print("plain", without);
        print("audited", with);
    }

    private static Run run(Forked jvm, Path demo, String[] command) throws IOException, InterruptedException {
        for (String line : jvm.runJar(demo, command)) {
            Matcher matcher = FIGURES.matcher(line);
            if (matcher.matches()) {
                return new Run(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
            }
        }
        throw new IllegalStateException("the demo has printed no figures");
    }

    private static void print(String name, List<Run> runs) {
        double[] throughput =
                runs.stream().mapToDouble(Run::throughput).sorted().toArray();
        double[] p99 = runs.stream().mapToDouble(Run::p99).sorted().toArray();
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f to %,.0f | %.2f | %.2f to %.2f |",
                name,
                quantile(throughput, 0.5),
                quantile(throughput, 0.25),
                quantile(throughput, 0.75),
                quantile(p99, 0.5),
                quantile(p99, 0.25),
                quantile(p99, 0.75)));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
