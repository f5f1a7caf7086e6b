package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

import io.sessionaudit.tools.html.PageBuilder;
import io.sessionaudit.tools.html.PageWriter;
import io.sessionaudit.tools.report.JsonReport;
import io.sessionaudit.tools.report.Report;
import io.sessionaudit.tools.report.TextReport;
import picocli.CommandLine.Help.Ansi;

/** The formats of a report: values of {@code --format}. */
public enum ReportFormat {
    /** For users, in a terminal. */
    TEXT,
    /** For tools. */
    JSON,
    /** One page for a browser. */
    HTML;

    /**
     * Prints a report.
     *
     * @param page what a page shows in addition to the report; only for {@link #HTML}
     * @param ansi whether text has colours
     */
    public void print(Report report, PageBuilder page, PrintWriter out, Ansi ansi) throws IOException {
        switch (this) {
            case HTML -> PageWriter.write(page, report, out);
            case JSON -> JsonReport.print(report, out);
            case TEXT -> {
                if (!report.runs().isEmpty()) {
                    new TextReport(report, out, ansi).print();
                }
            }
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
