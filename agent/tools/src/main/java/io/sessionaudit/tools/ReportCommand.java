package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.sessionaudit.tools.input.LogArguments;
import io.sessionaudit.tools.input.LogInput;
import io.sessionaudit.tools.input.LogMerge;
import io.sessionaudit.tools.input.Progress;
import io.sessionaudit.tools.report.JsonReport;
import io.sessionaudit.tools.report.Report;
import io.sessionaudit.tools.report.ReportBuilder;
import io.sessionaudit.tools.report.TextReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads logs and says what they hold: findings first. */
@Command(
        name = "report",
        description = {
            "Says what the logs hold: the findings first, then sessions and held times by source.",
            "Several logs make one report."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the report was written, with findings or without",
            "1:nothing in the logs could be read",
            "2:wrong usage, or no such file"
        },
        footer = {"", "Example: java -jar session-audit.jar report session-audit-*.jsonl --format json"})
final class ReportCommand implements Callable<Integer> {
    /** Values of {@code --format}. */
    enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    private Format format = Format.TEXT;

    @Mixin
    private LogArguments logs;

    @Override
    public Integer call() throws IOException {
        List<LogInput> inputs = logs.inputs();
        ReportBuilder builder = new ReportBuilder();
        try (Progress progress = new Progress(inputs, spec.commandLine().getErr(), ansi())) {
            new LogMerge(inputs, builder::problem, progress).forEach(builder::record);
        }
        return print(builder.build());
    }

    private int print(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        boolean readable = !report.runs().isEmpty();
        if (!readable) {
            PrintWriter err = spec.commandLine().getErr();
            report.problems().first().forEach(problem -> err.println("session-audit: " + problem.text()));
        }
        if (format == Format.JSON) {
            JsonReport.print(report, out);
        } else if (readable) {
            new TextReport(report, out, ansi()).print();
        }
        return readable ? spec.exitCodeOnSuccess() : spec.exitCodeOnExecutionException();
    }

    private Ansi ansi() {
        return spec.commandLine().getColorScheme().ansi();
    }
}
