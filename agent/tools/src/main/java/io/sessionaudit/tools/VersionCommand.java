package io.sessionaudit.tools;

import java.util.concurrent.Callable;

import io.sessionaudit.core.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the version of agent and tools. */
@Command(
        name = "version",
        description = "Prints the version of agent and tools.",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footer = {"", "Example: java -jar session-audit.jar version"})
final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println("session-audit " + Version.current());
        return spec.exitCodeOnSuccess();
    }
}
