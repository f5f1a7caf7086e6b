package io.sessionaudit.benchmarks.cost;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.openjdk.jmh.util.ListStatistics;

/**
 * The figures of all runs. A ratio is that of the geometric means of a subject's two runs of a round and of the two
 * plain ones; its interval is Student's, over the rounds.
 */
final class CostTable {
    private static final double CONFIDENCE = 0.95;
    private static final int MIN_ROUNDS = 3; // JMH states no error for fewer values
    private static final List<String> PHASES = List.of("first", "steady");

    private final Map<CostSubject, List<Phase>> runs;

    private record Ratio(double value, double halfWidth) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%+.2f %% ± %.2f", 100 * (value - 1), 100 * halfWidth);
        }
    }

    CostTable(Map<CostSubject, List<Phase>> runs) {
        this.runs = runs;
    }

    /** {@return the ratios so far} */
    String progress() {
        return runs.keySet().stream()
                .filter(subject -> subject != CostSubject.PLAIN)
                .map(subject -> subject.name() + " " + ratio(subject, "first", Phase::microsPerOrder) + ", "
                        + ratio(subject, "steady", Phase::microsPerOrder))
                .collect(Collectors.joining("; "));
    }

    /** {@return half of the widest interval of processor time in the steady state} */
    double largestInterval() {
        return runs.keySet().stream()
                .filter(subject -> subject != CostSubject.PLAIN)
                .mapToDouble(subject ->
                        ratio(subject, "steady", Phase::microsPerOrder).halfWidth())
                .max()
                .orElse(0);
    }

    void print(PrintStream out) {
        for (String phase : PHASES) {
            int orders = runs.get(CostSubject.PLAIN).stream()
                    .filter(each -> each.name().equals(phase))
                    .findFirst()
                    .orElseThrow()
                    .orders();
            out.printf(
                    "%n%s %,d orders%s; %d runs of each subject%n%n",
                    phase.equals("first") ? "The first" : "The following",
                    orders,
                    phase.equals("first") ? ", from the launch of the JVM" : "",
                    series(CostSubject.PLAIN, phase, Phase::microsPerOrder).length);
            out.print("| subject | µs of processor time per order | to plain | of it user | system");
            for (ThreadKind group : ThreadKind.values()) {
                out.print(" | " + group.name().toLowerCase(Locale.ROOT));
            }
            out.println(" | orders/s to plain | p99 to plain |");
            out.println("| --- ".repeat(7 + ThreadKind.values().length) + "|");
            runs.keySet().forEach(subject -> out.println(row(subject, phase)));
        }
    }

    private String row(CostSubject subject, String phase) {
        StringBuilder row = new StringBuilder("| " + subject.name());
        row.append(mean(subject, phase, Phase::microsPerOrder));
        row.append(" | ").append(ratioOrBaseline(subject, phase, Phase::microsPerOrder));
        row.append(mean(subject, phase, each -> 1_000 * each.processor().user() / each.orders()));
        row.append(mean(subject, phase, each -> 1_000 * each.processor().system() / each.orders()));
        for (ThreadKind group : ThreadKind.values()) {
            row.append(mean(subject, phase, each -> each.microsPerOrder(group)));
        }
        row.append(" | ").append(ratioOrBaseline(subject, phase, Phase::ordersPerSecond));
        row.append(" | ").append(ratioOrBaseline(subject, phase, Phase::p99Millis));
        return row.append(" |").toString();
    }

    private String mean(CostSubject subject, String phase, ToDoubleFunction<Phase> figure) {
        return String.format(Locale.ROOT, " | %.1f", new ListStatistics(series(subject, phase, figure)).getMean());
    }

    private String ratioOrBaseline(CostSubject subject, String phase, ToDoubleFunction<Phase> figure) {
        if (subject != CostSubject.PLAIN) {
            return ratio(subject, phase, figure).toString();
        }
        return String.format(Locale.ROOT, "%.2f", new ListStatistics(series(subject, phase, figure)).getMean());
    }

    private Ratio ratio(CostSubject subject, String phase, ToDoubleFunction<Phase> figure) {
        double[] own = series(subject, phase, figure);
        double[] plain = series(CostSubject.PLAIN, phase, figure);
        List<Double> logarithms = new ArrayList<>();
        for (int i = 0; i + 1 < own.length; i += 2) {
            logarithms.add((Math.log(own[i]) + Math.log(own[i + 1]) - Math.log(plain[i]) - Math.log(plain[i + 1])) / 2);
        }
        ListStatistics statistics = new ListStatistics(
                logarithms.stream().mapToDouble(Double::doubleValue).toArray());
        double value = Math.exp(statistics.getMean());
        double error =
                logarithms.size() < MIN_ROUNDS ? Double.POSITIVE_INFINITY : statistics.getMeanErrorAt(CONFIDENCE);
        return new Ratio(value, value * error);
    }

    private double[] series(CostSubject subject, String phase, ToDoubleFunction<Phase> figure) {
        return runs.get(subject).stream()
                .filter(each -> each.name().equals(phase))
                .mapToDouble(figure)
                .toArray();
    }
}
