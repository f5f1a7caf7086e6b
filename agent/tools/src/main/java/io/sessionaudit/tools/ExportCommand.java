package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.sessionaudit.tools.input.LogArguments;
import io.sessionaudit.tools.input.LogInput;
import io.sessionaudit.tools.input.LogMerge;
import io.sessionaudit.tools.input.ReadProgress;
import io.sessionaudit.tools.sessions.SessionPrinter;
import io.sessionaudit.tools.sessions.SessionStream;
import io.sessionaudit.tools.sessions.TraceWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Exports sessions for other tools. */
@Command(
        name = "export",
        description = {
            "Writes the sessions in a format that other tools read.",
            "perfetto: a trace for https://ui.perfetto.dev and chrome://tracing, with a track for each thread.",
            "csv: a table for spreadsheets and databases, with a line for each session."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything that could be read was written",
            "1:nothing in the logs could be read",
            "2:wrong usage, or no such file"
        },
        footer = {
            "",
            "Example: java -jar session-audit.jar export --format perfetto -o trace.json session-audit-4242.jsonl"
        })
final class ExportCommand implements Callable<Integer> {
    /** Values of {@code --format}. */
    enum ExportFormat {
        PERFETTO,
        CSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}.")
    private ExportFormat format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write; default: standard output.")
    private Path output;

    @Option(
            names = "--raw",
            description = "CSV: prints cells as they are, also those that a spreadsheet would execute. Without it, such"
                    + " a cell begins with an apostrophe.")
    private boolean raw;

    @Mixin
    private LogArguments logs;

    private boolean readable;

    @Override
    public Integer call() throws IOException {
        List<LogInput> inputs = logs.inputs();
        if (output == null) {
            export(inputs, spec.commandLine().getOut(), Ansi.OFF);
        } else {
            new OutputFile(output, inputs, spec.commandLine())
                    .write(out -> export(
                            inputs, out, spec.commandLine().getColorScheme().ansi()));
        }
        return readable ? spec.exitCodeOnSuccess() : spec.exitCodeOnExecutionException();
    }

    private void export(List<LogInput> inputs, PrintWriter out, Ansi ansi) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        LogProblemPrinter problems = new LogProblemPrinter(err);
        try (ReadProgress progress = new ReadProgress(inputs, err, ansi)) {
            LogMerge records = new LogMerge(inputs, problems, progress);
            if (format == ExportFormat.CSV) {
                SessionStream sessions = new SessionStream(null, SessionPrinter.csv(out, raw));
                records.forEach(record -> {
                    readable = true;
                    sessions.record(record);
                });
                sessions.finish();
            } else {
                TraceWriter trace = new TraceWriter(out);
                records.forEach(record -> {
                    readable = true;
                    trace.record(record);
                });
                trace.finish();
            }
        }
        problems.finish();
    }
}
