package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.sessionaudit.tools.html.PageBuilder;
import io.sessionaudit.tools.input.LogArguments;
import io.sessionaudit.tools.input.LogInput;
import io.sessionaudit.tools.input.LogMerge;
import io.sessionaudit.tools.input.ReadProgress;
import io.sessionaudit.tools.report.Report;
import io.sessionaudit.tools.report.ReportBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports the content of logs, findings first. */
@Command(
        name = "report",
        description = {
            "Reports the content of logs: the findings first, then sessions and held times by source.",
            "Several logs give one report. html is one page for a browser, with a chart of the sessions over time."
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
        footer = {
            "",
            "Example: java -jar session-audit.jar report session-audit-*.jsonl --format json",
            "         java -jar session-audit.jar report --format html -o report.html session-audit-4242.jsonl"
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write; default: standard output.")
    private Path output;

    @Mixin
    private LogArguments logs;

    @Override
    public Integer call() throws IOException {
        List<LogInput> inputs = logs.inputs();
        OutputFile file = output == null ? null : new OutputFile(output, inputs, spec.commandLine());
        ReportBuilder builder = new ReportBuilder();
        PageBuilder page = format == ReportFormat.HTML ? new PageBuilder() : null;
        try (ReadProgress progress = new ReadProgress(inputs, spec.commandLine().getErr(), ansi())) {
            new LogMerge(inputs, builder::problem, progress).forEach(record -> {
                builder.record(record);
                if (page != null) {
                    page.record(record);
                }
            });
        }
        Report report = builder.build();
        boolean readable = !report.runs().isEmpty();
        if (!readable) {
            PrintWriter err = spec.commandLine().getErr();
            report.problems().first().forEach(problem -> err.println("session-audit: " + problem.text()));
        }
        if (file == null) {
            format.print(report, page, spec.commandLine().getOut(), ansi());
        } else {
            file.write(out -> format.print(report, page, out, Ansi.OFF));
        }
        return readable ? spec.exitCodeOnSuccess() : spec.exitCodeOnExecutionException();
    }

    private Ansi ansi() {
        return spec.commandLine().getColorScheme().ansi();
    }
}
