package io.sessionaudit.tools.report;

import java.util.List;
import java.util.Locale;

import io.sessionaudit.tools.input.SitePlace;
import picocli.CommandLine.Help.Ansi.Style;

/** The findings, one block per kind and place: place, count, message, and remedy. */
final class FindingsSection {
    private static final int MAX_GROUPS = 50;

    private final Layout layout;
    private final long jvms;

    /**
     * Creates a section.
     *
     * @param jvms the number of runs in the report
     */
    FindingsSection(Layout layout, long jvms) {
        this.layout = layout;
        this.jvms = jvms;
    }

    void print(List<Report.FindingGroup> groups) {
        long all = groups.stream().mapToLong(Report.FindingGroup::count).sum();
        layout.heading("FINDINGS", ReportText.count(all) + ", by kind and place; the worst first", Style.bold);
        layout.blank();
        groups.stream().limit(MAX_GROUPS).forEach(this::print);
        if (groups.size() > MAX_GROUPS) {
            layout.line("... and " + (groups.size() - MAX_GROUPS) + " more groups; --format json shows them all");
            layout.blank();
        }
    }

    private void print(Report.FindingGroup group) {
        layout.heading(
                group.severity().toUpperCase(Locale.ROOT),
                ReportText.count(group.count()) + " x " + group.kind() + ": " + group.title(),
                style(group.severity()));
        frames(group);
        layout.field("  ", "source", String.join(", ", group.sources()));
        layout.field("  ", "seen", seen(group));
        if (group.message() != null) {
            layout.field("  ", group.count() == 1 ? "what" : "one of them", withoutRemedy(group));
        }
        if (group.remedy() != null) {
            layout.field("  ", "what to do", group.remedy() + ".");
        }
        layout.blank();
    }

    private void frames(Report.FindingGroup group) {
        layout.line("  " + group.placeText(), group.place() == null ? new Style[0] : new Style[] {Style.bold});
        String through = SitePlace.throughLine(group.through());
        if (through != null) {
            layout.line("    " + through);
        }
        if (group.stacks() > 1) {
            layout.line("    " + ReportText.count(group.stacks()) + " stacks; one of them:");
        }
        group.frames().stream().skip(1).forEach(frame -> layout.line("    " + frame));
        if (group.framesLeftOut() > 0) {
            layout.line("    ... " + ReportText.count(group.framesLeftOut(), "more frame", "more frames"));
        }
    }

    private String seen(Report.FindingGroup group) {
        String when = group.first() == null || group.first().equals(group.last())
                ? ReportText.moment(group.first())
                : ReportText.span(group.first(), group.last());
        if (jvms > 1) {
            when = "in " + ReportText.count(group.jvms()) + " of " + ReportText.count(jvms) + " JVMs, " + when;
        }
        if (group.resolved() == 0) {
            return when;
        }
        return when + "; "
                + (group.resolved() >= group.count() ? "all" : ReportText.count(group.resolved()))
                + " closed later: late, not lost";
    }

    /** The last sentence of the message is the remedy, which has its own line. */
    private static String withoutRemedy(Report.FindingGroup group) {
        String end = " " + group.remedy() + ".";
        String message = group.message();
        return message.endsWith(end) ? message.substring(0, message.length() - end.length()) : message;
    }

    private static Style[] style(String severity) {
        return switch (severity) {
            case "error" -> new Style[] {Style.bold, Style.fg_red};
            case "warning" -> new Style[] {Style.bold, Style.fg_yellow};
            default -> new Style[] {Style.bold, Style.fg_cyan};
        };
    }
}
