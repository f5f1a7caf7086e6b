package io.sessionaudit.benchmarks.live;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.sessionaudit.benchmarks.Forked;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Processor time of an audited application at a fixed rate: without the option {@code http}, with an open page, and
 * with a scrape each second. Each run has its own JVM; every other round runs in reverse order. The reader is in
 * another process, whose time does not count.
 */
public final class LiveFigures {
    private static final int PAIRS = 30;
    private static final int WARM_UP_SECONDS = 8;
    private static final int SECONDS = 15;

    private enum ReaderKind {
        NONE("none", "http is not set"),
        PAGE("page", "an open page"),
        SCRAPE("scrape", "a scrape each second");

        private final String name;
        private final String text;

        ReaderKind(String name, String text) {
            this.name = name;
            this.text = text;
        }
    }

    private final Path jdk;
    private final Path agent;
    private final Map<ReaderKind, List<Double>> used = new EnumMap<>(ReaderKind.class);

    private LiveFigures(Path agent, Path jdk) {
        this.agent = agent;
        this.jdk = jdk;
        for (ReaderKind reader : ReaderKind.values()) {
            used.put(reader, new ArrayList<>());
        }
    }

    /**
     * Measures and prints.
     *
     * @param arguments the agent's jar, the home of the JDK, and {@code --pairs N} if need be
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LiveFigures figures = new LiveFigures(Path.of(arguments[0]), Path.of(arguments[1]));
        int pairs = arguments.length > 3 ? Integer.parseInt(arguments[3]) : PAIRS;
        for (int pair = 0; pair < pairs; pair++) {
            List<ReaderKind> order = new ArrayList<>(List.of(ReaderKind.values()));
            if (pair % 2 == 1) {
                Collections.reverse(order);
            }
            StringBuilder line = new StringBuilder("pair " + (pair + 1) + " of " + pairs + ", ms per second:");
            for (ReaderKind reader : order) {
                double millis = figures.run(reader);
                figures.used.get(reader).add(millis);
                line.append(String.format(Locale.ROOT, " %s %.2f", reader.name, millis));
            }
            System.err.println(line); // at once: a run that is ended early has shown what it has measured
        }
        figures.print();
    }

    /** {@return processor time in milliseconds per second} */
    private double run(ReaderKind reader) throws IOException, InterruptedException {
        Path log = Files.createTempFile("session-audit-live", ".jsonl");
        int port = freePort();
        String options = "=held-after=1h,log=" + log + (reader == ReaderKind.NONE ? "" : ",http=" + port);
        try (LiveReader reading = reader(reader, port)) {
            String[] figures = new Forked(jdk, "-Xmx256m", "-javaagent:" + agent + options)
                    .run(SteadyLoad.class, Integer.toString(WARM_UP_SECONDS), Integer.toString(SECONDS))
                    .get(0)
                    .split(" ");
            if (reading != null && reading.answers() < SECONDS) {
                throw new IllegalStateException(reader.text + " received " + reading.answers() + " answers only");
            }
            return Double.parseDouble(figures[0]) / 1e6 / SECONDS;
        } finally {
            Files.delete(log);
        }
    }

    private static LiveReader reader(ReaderKind reader, int port) {
        return switch (reader) {
            case NONE -> null;
            case PAGE -> LiveReader.page(port);
            case SCRAPE -> LiveReader.scrape(port);
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void print() {
        System.out.println("| | processor time, ms per second | times the first, 95 % interval | added, ms per second,"
                + " 95 % interval |");
        System.out.println("| --- | --- | --- | --- |");
        List<Double> none = used.get(ReaderKind.NONE);
        for (ReaderKind reader : ReaderKind.values()) {
            List<Double> with = used.get(reader);
            ListStatistics times = new ListStatistics();
            ListStatistics added = new ListStatistics();
            for (int i = 0; i < none.size(); i++) {
                times.addValue(Math.log(with.get(i) / none.get(i)));
                added.addValue(with.get(i) - none.get(i));
            }
            double mean = with.stream().mapToDouble(each -> each).average().orElseThrow();
            System.out.printf(Locale.ROOT, "| %s | %.2f | ", reader.text, mean);
            System.out.println(reader == ReaderKind.NONE ? "| |" : ratio(times) + " | " + difference(added) + " |");
        }
    }

    /** Of the geometric mean. */
    private static String ratio(ListStatistics logarithms) {
        double[] interval = logarithms.getConfidenceIntervalAt(0.95);
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f to %.3f)",
                Math.exp(logarithms.getMean()),
                Math.exp(interval[0]),
                Math.exp(interval[1]));
    }

    private static String difference(ListStatistics millis) {
        double[] interval = millis.getConfidenceIntervalAt(0.95);
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", millis.getMean(), interval[0], interval[1]);
    }
}
