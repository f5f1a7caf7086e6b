package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import io.sessionaudit.core.log.Severity;
import io.sessionaudit.tools.input.LogArguments;
import io.sessionaudit.tools.input.LogInput;
import io.sessionaudit.tools.input.LogMerge;
import io.sessionaudit.tools.input.ReadProgress;
import io.sessionaudit.tools.report.Report;
import io.sessionaudit.tools.report.ReportBuilder;
import io.sessionaudit.tools.sessions.AllowedNames;
import io.sessionaudit.tools.sessions.SessionPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fails if there are findings: for build pipelines. */
@Command(
        name = "check",
        description =
                "Ends with exit code 1 if the logs contain findings of a severity or a worse one: for build pipelines.",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:there is no such finding",
            "1:there are such findings",
            "2:wrong usage, or no such file",
            "3:nothing in the logs could be read, so the result is unknown"
        },
        footer = {"", "Example: java -jar session-audit.jar check --severity error target/audit.jsonl"})
final class CheckCommand implements Callable<Integer> {
    private static final int FOUND = 1;
    private static final int UNCERTAIN = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            description = "The lowest severity that counts: one of info, warning, error; default: warning.")
    private String severity = Severity.WARNING.label();

    @Option(
            names = "--kind",
            split = ",",
            paramLabel = "KIND",
            converter = AllowedNames.Kinds.class,
            completionCandidates = AllowedNames.Kinds.class,
            description = "Only findings of these kinds count; default: all.")
    private List<String> kinds = List.of();

    @Mixin
    private LogArguments logs;

    @Override
    public Integer call() throws IOException {
        Severity least = severity(severity);
        List<LogInput> inputs = logs.inputs();
        PrintWriter err = spec.commandLine().getErr();
        LogProblemPrinter problems = new LogProblemPrinter(err);
        ReportBuilder builder = new ReportBuilder();
        try (ReadProgress progress = new ReadProgress(
                inputs, err, spec.commandLine().getColorScheme().ansi())) {
            new LogMerge(inputs, problems, progress).forEach(builder::record);
        }
        problems.finish();
        Report report = builder.build();
        if (report.runs().isEmpty()) {
            return UNCERTAIN;
        }
        List<Report.FindingGroup> found = report.findings().stream()
                .filter(group -> severity(group.severity()).compareTo(least) >= 0)
                .filter(group -> kinds.isEmpty() || kinds.contains(group.kind()))
                .toList();
        print(found, report.verdict().sessions());
        return found.isEmpty() ? 0 : FOUND;
    }

    private void print(List<Report.FindingGroup> found, long sessions) {
        PrintWriter out = spec.commandLine().getOut();
        for (Report.FindingGroup group : found) {
            String place = group.place() == null ? "unknown place" : group.place();
            out.println(group.severity() + ": " + group.count() + " " + SessionPrinter.harmless(group.kind()) + " at "
                    + SessionPrinter.harmless(place) + ": " + SessionPrinter.harmless(group.remedy()));
        }
        long count = found.stream().mapToLong(Report.FindingGroup::count).sum();
        out.println((count == 0 ? "no" : count) + (count == 1 ? " finding" : " findings") + " of severity " + severity
                + (severity.equals("error") ? "" : " or worse") + " in " + sessions + " sessions");
    }

    private Severity severity(String label) {
        for (Severity each : Severity.values()) {
            if (each.label().equals(label)) {
                return each;
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "option --severity has the value \"" + label + "\"; give it one of info, warning, error");
    }
}
