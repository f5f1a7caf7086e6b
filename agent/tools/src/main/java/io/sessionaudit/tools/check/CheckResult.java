package io.sessionaudit.tools.check;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The result of a check: the findings that count, and how they compare with the baseline. Immutable.
 *
 * @param failOn what counts, as given on the command line
 * @param sessions the number of audited sessions
 * @param findings the findings that count, by place
 * @param gone accepted findings that do not occur any more
 */
public record CheckResult(
        List<String> failOn, long sessions, List<CheckedFinding> findings, List<BaselineRow.Key> gone) {
    /** Compares findings with the baseline. */
    public static CheckResult of(
            FindingFilter filter, FindingCollector collector, Baseline baseline, SourceFiles sources, long sessions) {
        List<FoundGroup> found =
                collector.found().stream().filter(filter::counts).toList();
        Map<BaselineRow.Key, List<FoundGroup>> byKey = found.stream().collect(Collectors.groupingBy(FoundGroup::key));
        List<CheckedFinding> findings = new ArrayList<>();
        for (FoundGroup group : found) {
            List<FoundGroup> same = byKey.get(group.key());
            boolean accepted = same.size() <= baseline.lines(group.key());
            findings.add(new CheckedFinding(
                    group,
                    sources.find(group.place()),
                    Fingerprint.of(group.key(), same.indexOf(group) + 1),
                    accepted));
        }
        Baseline occurring = Baseline.of(found);
        List<BaselineRow.Key> gone = baseline.rows().stream()
                .filter(row -> occurring.lines(row.key()) < row.lines())
                .map(BaselineRow::key)
                .toList();
        return new CheckResult(filter.failOn(), sessions, List.copyOf(findings), gone);
    }

    /** {@return the findings that are not accepted} */
    List<CheckedFinding> failing() {
        return findings.stream().filter(finding -> !finding.accepted()).toList();
    }

    /**
     * Prints the result.
     *
     * @param err receives the summary if the format is for programs
     */
    public void print(ResultFormat format, PrintWriter out, PrintWriter err) {
        format.print(this, out, err);
    }

    /** {@return whether there is no finding that is not accepted} */
    public boolean passed() {
        return failing().isEmpty();
    }

    /** {@return a baseline that accepts all findings} */
    public Baseline newBaseline() {
        return Baseline.of(findings.stream().map(CheckedFinding::group).toList());
    }

    /** {@return a baseline without the rows of findings that do not occur any more} */
    public Baseline updated(Baseline baseline) {
        return baseline.restrictedTo(newBaseline());
    }

    /** {@return the result in one line} */
    String summary() {
        List<CheckedFinding> failing = failing();
        long count =
                failing.stream().mapToLong(finding -> finding.group().count()).sum();
        int accepted = findings.size() - failing.size();
        return (count == 0 ? "no" : count) + (count == 1 ? " finding" : " findings")
                + (accepted == 0 ? "" : " besides " + accepted + " accepted")
                + " in " + sessions + " sessions (--fail-on " + String.join(",", failOn) + ")";
    }

    /** {@return what to do about an accepted finding that does not occur any more} */
    String describe(BaselineRow.Key missing) {
        String renamed = failing().stream()
                .map(CheckedFinding::group)
                .filter(group -> group.kind().equals(missing.kind()) && mayBeRenamed(missing.place(), group.place()))
                .map(group -> "; was it renamed to " + group.place().method() + "?")
                .findFirst()
                .orElse("");
        return "no longer found: " + missing + renamed + " (--update-baseline removes it)";
    }

    private static boolean mayBeRenamed(String before, SourcePlace after) {
        SourcePlace old = SourcePlace.of(before);
        return old.className().equals(after.className())
                || old.withoutClass().equals(SourcePlace.of(after.method()).withoutClass());
    }
}
