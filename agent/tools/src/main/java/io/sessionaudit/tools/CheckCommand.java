package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.sessionaudit.core.log.Severity;
import io.sessionaudit.tools.check.Baseline;
import io.sessionaudit.tools.check.BaselineException;
import io.sessionaudit.tools.check.CheckResult;
import io.sessionaudit.tools.check.FindingCollector;
import io.sessionaudit.tools.check.FindingFilter;
import io.sessionaudit.tools.check.ResultFormat;
import io.sessionaudit.tools.check.SourceFiles;
import io.sessionaudit.tools.input.LogArguments;
import io.sessionaudit.tools.input.LogInput;
import io.sessionaudit.tools.input.LogMerge;
import io.sessionaudit.tools.input.ReadProgress;
import io.sessionaudit.tools.report.Report;
import io.sessionaudit.tools.report.ReportBuilder;
import io.sessionaudit.tools.sessions.AllowedNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fails if there are findings: for build pipelines. */
@Command(
        name = "check",
        description = {
            "Ends with exit code 1 if the logs contain findings: for build pipelines.",
            "A baseline is a file of findings that are accepted, so that only new ones fail."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeOnExecutionException = CheckCommand.UNCERTAIN,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:there is no such finding, or the baseline was written",
            "1:there are such findings",
            "2:wrong usage, no such file, or a baseline that cannot be read",
            "3:nothing in the logs could be read, or the command failed, so the result is unknown"
        },
        footer = {
            "",
            "Example: java -jar session-audit.jar check --fail-on error target/audit.jsonl",
            "         java -jar session-audit.jar check --baseline accepted.json target/*.jsonl",
            "         java -jar session-audit.jar check --format github --source-root . audit.jsonl"
        })
final class CheckCommand implements Callable<Integer> {
    private static final int FOUND = 1;
    static final int UNCERTAIN = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--fail-on",
            split = ",",
            paramLabel = "KIND|SEVERITY",
            converter = AllowedNames.SeveritiesAndKinds.class,
            completionCandidates = AllowedNames.SeveritiesAndKinds.class,
            description = {
                "Which findings count: kinds, and severities (info, warning, error), each including the worse ones;"
                        + " default: warning."
            })
    private List<String> failOn = List.of(Severity.WARNING.label());

    @Option(
            names = "--ignore",
            split = ",",
            paramLabel = "PLACE",
            description = "Packages, classes or methods whose findings do not count, such as com.acme.legacy.")
    private List<String> ignored = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private ResultFormat format = ResultFormat.TEXT;

    @Option(
            names = "--source-root",
            paramLabel = "DIRECTORY",
            description = "Where source files are searched; their names in github, sarif and json are relative to it.")
    private Path sourceRoot;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Accepted findings, by kind and place without line: only others fail.")
    private Path baselineFile;

    @Option(names = "--write-baseline", description = "Accepts all findings: writes them to the baseline.")
    private boolean write;

    @Option(names = "--update-baseline", description = "Removes findings from the baseline that do not occur any more.")
    private boolean update;

    @Mixin
    private LogArguments logs;

    @Override
    public Integer call() throws IOException {
        if (baselineFile == null && (write || update)) {
            throw wrong((write ? "--write-baseline" : "--update-baseline") + " needs --baseline FILE");
        }
        Baseline baseline = baselineFile == null || write ? Baseline.empty() : baseline();
        SourceFiles sources = sources();
        FindingCollector findings = new FindingCollector();
        Report report = read(findings);
        if (report.runs().isEmpty()) {
            return UNCERTAIN;
        }
        CheckResult result = CheckResult.of(
                new FindingFilter(failOn, ignored),
                findings,
                baseline,
                sources,
                report.verdict().sessions());
        if (write) {
            write(result.newBaseline());
            spec.commandLine()
                    .getOut()
                    .println(baselineFile + " accepts " + result.findings().size() + " findings from now on");
            return 0;
        }
        result.print(format, spec.commandLine().getOut(), spec.commandLine().getErr());
        if (update && !result.gone().isEmpty()) {
            write(result.updated(baseline));
        }
        return result.passed() ? 0 : FOUND;
    }

    private Report read(FindingCollector findings) throws IOException {
        List<LogInput> inputs = logs.inputs();
        PrintWriter err = spec.commandLine().getErr();
        LogProblemPrinter problems = new LogProblemPrinter(err);
        ReportBuilder builder = new ReportBuilder();
        try (ReadProgress progress = new ReadProgress(
                inputs, err, spec.commandLine().getColorScheme().ansi())) {
            new LogMerge(inputs, problems, progress).forEach(record -> {
                builder.record(record);
                findings.record(record);
            });
        }
        problems.finish();
        return builder.build();
    }

    private Baseline baseline() throws IOException {
        try {
            return Baseline.read(baselineFile);
        } catch (BaselineException e) {
            throw wrong(e.getMessage());
        }
    }

    private SourceFiles sources() throws IOException {
        if (sourceRoot == null) {
            return SourceFiles.none();
        }
        if (!Files.isDirectory(sourceRoot)) {
            throw wrong("there is no directory " + sourceRoot + " for --source-root; name the root of the sources");
        }
        return SourceFiles.below(sourceRoot);
    }

    private void write(Baseline baseline) throws IOException {
        Path directory = baselineFile.toAbsolutePath().getParent();
        if (Files.isDirectory(baselineFile) || !Files.isDirectory(directory)) {
            throw wrong("cannot write the baseline " + baselineFile + ": name a file in an existing directory");
        }
        Files.writeString(baselineFile, baseline.text());
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
