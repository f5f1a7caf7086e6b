package io.sessionaudit.tools.report;

import java.util.List;

import picocli.CommandLine.Help.Ansi.Style;

/** Sessions and held times, by source. */
final class SourcesSection {
    private static final int NAME_WIDTH = 36;
    private static final int MAX_ROWS = 100;

    private final Layout layout;

    SourcesSection(Layout layout) {
        this.layout = layout;
    }

    void print(List<Report.SourceUse> sources) {
        if (sources.isEmpty()) {
            return;
        }
        layout.line(row("SESSIONS BY SOURCE", "sessions", "held p50", "p99", "max"), Style.bold);
        sources.stream().limit(MAX_ROWS).forEach(this::print);
        if (sources.size() > MAX_ROWS) {
            layout.line("  ... and " + (sources.size() - MAX_ROWS) + " more sources; --format json shows them all");
        }
        if (sources.stream()
                .anyMatch(use -> use.heldMs() != null && use.heldMs().approximate())) {
            layout.line("  ~ p50 and p99 are approximate: summaries represent some of the sessions");
        }
        layout.blank();
    }

    private void print(Report.SourceUse use) {
        String name = "  " + use.source();
        if (name.length() >= NAME_WIDTH) {
            layout.line(name);
            name = "";
        }
        Report.HeldTimePercentiles held = use.heldMs();
        if (held == null) {
            layout.line(row(name, ReportText.count(use.sessions()), "-", "-", "-"));
        } else {
            String about = held.approximate() ? "~" : "";
            layout.line(row(
                    name,
                    ReportText.count(use.sessions()),
                    about + ReportText.millis(held.p50()),
                    about + ReportText.millis(held.p99()),
                    ReportText.millis(held.max())));
        }
        layout.field("    ", "ended", ends(use));
        String what = what(use);
        if (!what.isEmpty()) {
            layout.field("    ", "is", what);
        }
    }

    private static String ends(Report.SourceUse use) {
        String ends = use.ends().isEmpty() ? "none" : ReportText.counts(use.ends());
        return use.unfinished() == 0 ? ends : ends + "; unfinished " + ReportText.count(use.unfinished());
    }

    private static String what(Report.SourceUse use) {
        StringBuilder what = new StringBuilder();
        if (use.className() != null) {
            what.append(use.className().substring(use.className().lastIndexOf('.') + 1));
        }
        if (use.max() != null) {
            what.append(", at most ").append(ReportText.count(use.max(), "connection", "connections"));
        }
        use.urls().stream()
                .filter(url -> !url.equals(use.source()))
                .forEach(url -> what.append(", ").append(url));
        return what.toString();
    }

    private static String row(String name, String sessions, String median, String ninetyNine, String max) {
        return String.format("%-36s%12s%14s%14s%14s", name, sessions, median, ninetyNine, max);
    }
}
