package io.sessionaudit.tools.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.sessionaudit.core.log.reader.LogProblem;

/** The number of the parts that could not be read, and the first of them by file and line. Not threadsafe. */
final class ProblemTally implements Mergeable<ProblemTally> {
    private static final long serialVersionUID = 1;
    private static final int MAX_SHOWN = 20;
    private static final Comparator<LogProblem> ORDER = Comparator.comparing(LogProblem::file)
            .thenComparingLong(LogProblem::line)
            .thenComparing(LogProblem::what);

    private final ArrayList<LogProblem> first = new ArrayList<>();
    private long count;

    void add(LogProblem problem) {
        count++;
        first.add(problem);
        if (first.size() > 2 * MAX_SHOWN) {
            trim();
        }
    }

    @Override
    public void merge(ProblemTally other) {
        count += other.count;
        first.addAll(other.first);
        trim();
    }

    private void trim() {
        first.sort(ORDER);
        if (first.size() > MAX_SHOWN) {
            first.subList(MAX_SHOWN, first.size()).clear();
        }
    }

    Report.ReadProblems problems() {
        trim();
        return new Report.ReadProblems(count, List.copyOf(first));
    }
}
