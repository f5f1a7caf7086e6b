package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.sessionaudit.core.log.LogReader;
import io.sessionaudit.tools.report.JsonReport;
import io.sessionaudit.tools.report.Report;
import io.sessionaudit.tools.report.ReportBuilder;
import io.sessionaudit.tools.report.TextReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

    @Parameters(arity = "1..*", paramLabel = "LOG", description = "Logs that the agent wrote.")
    private List<String> logs;

    @Override
    public Integer call() throws IOException {
        // All of them first: a report that lacks a log because of a typing error would look complete.
        List<Path> files = new ArrayList<>();
        for (String log : logs) {
            files.add(existing(log));
        }
        ReportBuilder builder = new ReportBuilder();
        for (Path file : files) {
            LogReader.read(file, builder::record, builder::problem);
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
            Ansi ansi = spec.commandLine().getColorScheme().ansi();
            new TextReport(report, out, ansi).print();
        }
        return readable ? spec.exitCodeOnSuccess() : spec.exitCodeOnExecutionException();
    }

    private Path existing(String log) {
        Path file;
        try {
            file = Path.of(log);
        } catch (InvalidPathException e) {
            throw wrong("\"" + log + "\" is no file name");
        }
        if (!Files.exists(file)) {
            throw wrong("there is no file " + log
                    + "; name a log that the agent wrote, by default session-audit-PID.jsonl");
        }
        if (Files.isDirectory(file)) {
            throw wrong(log + " is a directory; name the logs in it");
        }
        if (!Files.isReadable(file)) {
            throw wrong("not allowed to read " + log + "; logs are for the user whose JVM wrote them");
        }
        return file;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
