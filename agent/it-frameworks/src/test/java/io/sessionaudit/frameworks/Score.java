package io.sessionaudit.frameworks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of expected, reported and correct findings by kind, and of places by framework. */
final class Score {
    private static final String HEADING = "  %-24s %8s %8s %8s %10s %8s%n";
    private static final String ROW = "  %-24s %8d %8d %7.1f%% %9.1f%% %7.1f%%%n";

    private final Map<String, Tally> kinds = new TreeMap<>();
    private final Map<String, Tally> frameworks = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private int correct;
    private int faulty;

    private static final class Tally {
        private int expected;
        private int found;
        private int right;
        private int placed;
    }

    /**
     * Counts one kind of findings of one program.
     *
     * @param placed the number of findings at a place that is expected
     */
    void findings(Header program, String kind, int expected, int found, int placed) {
        count(kinds.computeIfAbsent(kind, any -> new Tally()), expected, found, placed);
        if (expected != found) {
            problem(String.format(Locale.ROOT, "%s: %s found %d times, not %d", program.name(), kind, found, expected));
        }
    }

    /**
     * Counts the places of one program.
     *
     * @param placed the number of places that are expected
     */
    void places(Header program, int expected, int found, int placed) {
        String framework = program.program().split("\\.")[2];
        count(frameworks.computeIfAbsent(framework, any -> new Tally()), expected, found, placed);
    }

    private static void count(Tally tally, int expected, int found, int placed) {
        tally.expected += expected;
        tally.found += found;
        tally.right += Math.min(expected, found);
        tally.placed += placed;
    }

    /** Records that a program is scored. */
    void ran(Header program) {
        if (program.isCorrect()) {
            correct++;
        } else {
            faulty++;
        }
    }

    /** Records a failure. */
    void problem(String text) {
        problems.add(text);
    }

    List<String> problems() {
        return problems;
    }

    /** A table for people. */
    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "Truth corpus, frameworks: %d faulty and %d correct programs%n", faulty, correct));
        table(table, "kind", kinds);
        table(table, "sessions through", frameworks);
        return table.toString();
    }

    private static void table(StringBuilder table, String title, Map<String, Tally> tallies) {
        table.append(String.format(Locale.ROOT, HEADING, title, "expected", "found", "recall", "precision", "place"));
        tallies.forEach((name, tally) -> table.append(String.format(
                Locale.ROOT,
                ROW,
                name,
                tally.expected,
                tally.found,
                share(tally.right, tally.expected),
                share(tally.right, tally.found),
                share(tally.placed, tally.found))));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
