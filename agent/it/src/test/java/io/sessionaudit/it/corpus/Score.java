package io.sessionaudit.it.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of expected, reported and correct findings by kind. */
final class Score {
    private final Map<String, Tally> kinds = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private int correct;
    private int faulty;

    private static final class Tally {
        private int expected;
        private int found;
        private int right;
    }

    /** Counts one kind at one place of one run. */
    void count(CorpusRun run, String kind, String place, int expected, int found) {
        Tally tally = kinds.computeIfAbsent(kind, any -> new Tally());
        tally.expected += expected;
        tally.found += found;
        tally.right += Math.min(expected, found);
        if (expected != found) {
            problems.add(String.format(
                    Locale.ROOT, "%s: %s at %s found %d times, not %d", run, kind, place, found, expected));
        }
    }

    /** Records a correct finding with wrong evidence. */
    void evidence(CorpusRun run, String kind, List<String> differences) {
        differences.forEach(difference -> problems.add(run + ": " + kind + ": " + difference));
    }

    /** Records that a run is scored. */
    void ran(CorpusRun run) {
        if (run.program().isCorrect()) {
            correct++;
        } else {
            faulty++;
        }
    }

    /** Records any other failure. */
    void problem(String text) {
        problems.add(text);
    }

    List<String> problems() {
        return problems;
    }

    /** A table for people. */
    String table() {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "Truth corpus: %d faulty and %d correct runs%n", faulty, correct));
        table.append(String.format(
                Locale.ROOT, "  %-24s %8s %8s %8s %10s%n", "kind", "expected", "found", "recall", "precision"));
        kinds.forEach((kind, tally) -> table.append(String.format(
                Locale.ROOT,
                "  %-24s %8d %8d %7.1f%% %9.1f%%%n",
                kind,
                tally.expected,
                tally.found,
                share(tally.right, tally.expected),
                share(tally.right, tally.found))));
        return table.toString();
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
