package io.sessionaudit.tools.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.sessionaudit.core.log.reader.LogProblem;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** The report as text: runs, findings, use of the sources, unreadable parts, and the verdict. */
public final class TextReport {
    private static final int MAX_RUNS = 10;

    private final Report report;
    private final Layout layout;

    /**
     * Creates a report as text.
     *
     * @param ansi whether to use colours
     */
    public TextReport(Report report, PrintWriter out, Ansi ansi) {
        this.report = report;
        this.layout = new Layout(out, ansi);
    }

    /** Prints the report. */
    public void print() {
        if (report.runs().size() > MAX_RUNS) {
            new ServicesSection(layout).print(report);
        }
        report.runs().stream().limit(MAX_RUNS).forEach(this::run);
        if (report.runs().size() > MAX_RUNS) {
            layout.line("... and " + (report.runs().size() - MAX_RUNS) + " more runs");
            layout.blank();
        }
        if (!report.findings().isEmpty()) {
            new FindingsSection(layout, report.verdict().jvms()).print(report.findings());
        }
        new PoolsSection(layout).print(report.pools());
        new SourcesSection(layout).print(report.sources());
        problems();
        verdict();
    }

    private void run(Report.RunSummary run) {
        layout.heading("RUN", what(run), Style.bold);
        layout.field("  ", "log", run.file());
        layout.field("  ", "time", ReportText.span(run.from(), run.to()));
        layout.field("  ", "options", ReportText.options(run.options()));
        if (run.missingParts() > 0) {
            layout.field(
                    "  ",
                    "missing",
                    ReportText.count(run.missingParts(), "file", "files")
                            + " of this run: deleted by rotation, or not among the given logs");
        }
        run.changes()
                .forEach(change -> layout.field(
                        "  ",
                        "changed",
                        change.option() + " from " + shown(change.before()) + " to " + shown(change.after()) + " at "
                                + ReportText.moment(change.time())));
        if (run.untracked() > 0) {
            layout.field(
                    "  ",
                    "untracked",
                    ReportText.count(run.untracked(), "session was", "sessions were")
                            + " open before the attach, or when a hook failed: no findings are reported for them");
        }
        run.unaudited()
                .forEach(each -> layout.field("  ", "not audited", "class " + each.className() + ": " + each.reason()));
        if (!run.stopped()) {
            layout.field(
                    "  ",
                    "end",
                    "no stop record: the JVM was killed, or still runs"
                            + (run.unfinished() == 0
                                    ? ""
                                    : "; " + ReportText.count(run.unfinished(), "session was", "sessions were")
                                            + " open for more than a second then"));
        }
        layout.blank();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }

    private static String what(Report.RunSummary run) {
        if (run.agent() == null && run.main() == null) {
            return "unknown; its start record is missing";
        }
        return (run.main() == null ? "unknown program" : run.main())
                + (run.pid() == null ? "" : ", pid " + run.pid())
                + (run.host() == null ? "" : " on " + run.host())
                + (run.java() == null ? "" : ", Java " + run.java())
                + (run.agent() == null ? "" : ", agent " + run.agent());
    }

    private void problems() {
        Report.ReadProblems problems = report.problems();
        if (problems.count() == 0) {
            return;
        }
        layout.heading("NOT READ", ReportText.count(problems.count(), "part", "parts") + " of the logs", Style.bold);
        for (LogProblem problem : problems.first()) {
            layout.line("  " + problem.text());
        }
        if (problems.count() > problems.first().size()) {
            layout.line("  ... and "
                    + ReportText.count(problems.count() - problems.first().size()) + " more");
        }
        layout.blank();
    }

    private void verdict() {
        Report.ReportVerdict verdict = report.verdict();
        String sessions = ReportText.count(verdict.sessions(), "session", "sessions");
        if (verdict.findings() > 0) {
            long places = report.findings().stream()
                    .map(Report.FindingGroup::where)
                    .distinct()
                    .count();
            layout.line(
                    "VERDICT: " + ReportText.count(verdict.findings(), "finding", "findings") + " ("
                            + severities(verdict) + ") at " + ReportText.count(places, "place", "places")
                            + " in " + sessions + reservations() + ".",
                    Style.bold,
                    verdict.severities().containsKey("error") ? Style.fg_red : Style.fg_yellow);
        } else if (verdict.sessions() == 0) {
            layout.line("VERDICT: no findings, but no sessions either" + reservations() + ".", Style.bold);
        } else {
            layout.line("VERDICT: no findings in " + sessions + reservations() + ".", Style.bold, Style.fg_green);
        }
    }

    private static String severities(Report.ReportVerdict verdict) {
        return verdict.severities().entrySet().stream()
                .map(each -> ReportText.count(
                        each.getValue(), each.getKey(), each.getKey().equals("info") ? "info" : each.getKey() + "s"))
                .collect(Collectors.joining(", "));
    }

    /** {@return the reasons why the verdict may be incomplete} */
    private String reservations() {
        long endless = report.runs().stream().filter(run -> !run.stopped()).count();
        List<String> reservations = new ArrayList<>();
        if (endless > 0) {
            reservations.add(ReportText.count(endless, "run has no end", "runs have no end"));
        }
        long missing = report.runs().stream()
                .mapToLong(Report.RunSummary::missingParts)
                .sum();
        if (missing > 0) {
            reservations.add(ReportText.count(missing, "file is", "files are") + " missing");
        }
        if (report.problems().count() > 0) {
            reservations.add(ReportText.count(report.problems().count(), "part", "parts") + " could not be read");
        }
        return reservations.isEmpty() ? "" : ", as far as the logs go: " + String.join(", ", reservations);
    }
}
