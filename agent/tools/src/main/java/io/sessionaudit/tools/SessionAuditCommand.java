package io.sessionaudit.tools;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line; without a command it lists the commands. */
@Command(
        name = "java -jar session-audit.jar",
        description = {
            "Audits the JDBC sessions of a running JVM, and reads audit logs.",
            "To audit a JVM from its start, start it with -javaagent:session-audit.jar"
        },
        subcommands = {
            AttachCommand.class,
            TopCommand.class,
            DumpCommand.class,
            ReportCommand.class,
            SessionsCommand.class,
            TailCommand.class,
            CheckCommand.class,
            ExportCommand.class,
            CompletionCommand.class,
            OptionsCommand.class,
            VersionCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Example: java -jar session-audit.jar report session-audit-4242.jsonl"})
final class SessionAuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean help;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return spec.exitCodeOnSuccess();
    }
}
