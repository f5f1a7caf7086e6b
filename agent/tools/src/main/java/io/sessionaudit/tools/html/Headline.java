package io.sessionaudit.tools.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.tools.report.Report;
import io.sessionaudit.tools.report.ReportText;

/** The verdict in one sentence: first the symptoms, then the number of findings and places. */
final class Headline {
    private static final Set<String> NEVER_CLOSED = Set.of(SessionEnd.ABANDONED.label(), SessionEnd.OPEN.label());
    private static final Set<String> STARVATION =
            Set.of(FindingKind.STARVED.label(), FindingKind.SELF_DEADLOCK.label());

    private final Report report;
    private final long sessions;

    private Headline(Report report) {
        this.report = report;
        this.sessions = report.verdict().sessions();
    }

    static String of(Report report) {
        return switch (report.verdict().outcome()) {
            case "nothing-readable" -> "Nothing in these logs could be read.";
            case "findings" -> new Headline(report).findings() + ".";
            default -> new Headline(report).noFindings() + ".";
        };
    }

    private String noFindings() {
        long unfinished = report.sources().stream()
                .mapToLong(Report.SourceUse::unfinished)
                .sum();
        if (sessions == 0) {
            return unfinished == 0
                    ? "No session was opened"
                    : ReportText.count(unfinished, "session is", "sessions are") + " open, and nothing is wrong so far";
        }
        long neverClosed = neverClosed();
        if (unfinished > 0 || !report.runs().stream().allMatch(Report.RunSummary::stopped)) {
            return "No findings in " + ReportText.count(sessions, "session", "sessions") + ", as far as the log goes";
        }
        if (neverClosed > 0) {
            return "No findings, but " + outOfAll(neverClosed) + " never closed";
        }
        return sessions == 1
                ? "No findings: the one session was closed"
                : "No findings: all " + ReportText.count(sessions) + " sessions were closed";
    }

    private String findings() {
        Map<String, Long> severities = report.verdict().severities();
        boolean onlyRemarks = severities.keySet().equals(Set.of(Severity.INFO.label()));
        if (onlyRemarks) {
            return "Nothing wrong in " + ReportText.count(sessions, "session", "sessions") + ", and "
                    + ReportText.count(report.verdict().findings(), "remark", "remarks") + at();
        }
        List<String> symptoms = new ArrayList<>();
        if (report.findings().stream().anyMatch(group -> STARVATION.contains(group.kind()))) {
            symptoms.add("threads waited for connections of an exhausted pool");
        }
        if (neverClosed() > 0) {
            symptoms.add(outOfAll(neverClosed()) + " never closed");
        }
        String found = severities.entrySet().stream()
                        .map(each -> ReportText.count(each.getValue(), singular(each.getKey()), plural(each.getKey())))
                        .collect(Collectors.joining(", "))
                + at();
        return symptoms.isEmpty()
                ? found + " in " + ReportText.count(sessions, "session", "sessions")
                : capital(String.join(", and ", symptoms)) + ": " + found;
    }

    private String at() {
        long places = report.findings().stream()
                .map(Report.FindingGroup::where)
                .distinct()
                .count();
        return " at " + ReportText.count(places, "place", "places");
    }

    private long neverClosed() {
        return report.sources().stream()
                .flatMap(source -> source.ends().entrySet().stream())
                .filter(end -> NEVER_CLOSED.contains(end.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private String outOfAll(long number) {
        return ReportText.count(number) + " of " + ReportText.count(sessions, "session", "sessions")
                + (number == 1 ? " was" : " were");
    }

    private static String singular(String severity) {
        return severity.equals(Severity.INFO.label()) ? "remark" : severity;
    }

    private static String plural(String severity) {
        return singular(severity) + "s";
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
