package io.sessionaudit.tools;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.sessionaudit.tools.attach.AttachFailure;
import io.sessionaudit.tools.attach.RunningJvms;
import io.sessionaudit.tools.top.LiveRequests;
import io.sessionaudit.tools.top.StateView;
import io.sessionaudit.tools.top.TopScreen;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows the current state of an audited JVM in the terminal. */
@Command(
        name = "top",
        description = {
            "Shows the current state of an audited JVM, updated each second: its pools, the code that holds their"
                    + " connections, the open sessions and the findings. Changes nothing.",
            "Keys: s sorts by held time, idle time or use; space freezes the view; up and down select a session,"
                    + " enter shows its stacks; q ends.",
            "Run it as the user of that JVM, with the java of a JDK. NO_COLOR is honoured."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the state was shown",
            "1:the command itself failed",
            "2:wrong usage: no such process, no JVM, or no PID although not exactly one JVM is audited",
            "3:the JVM does not allow to attach, is not audited, or has ended"
        },
        footer = {"", "Example: java -jar session-audit.jar top 4242"})
final class TopCommand implements Callable<Integer> {
    private static final int PLAIN_WIDTH = 120;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--once",
            description = "Prints the state once as plain text; also if standard output is not a terminal.")
    private boolean once;

    @Parameters(
            arity = "0..1",
            paramLabel = "PID",
            description = "The process id of the JVM; not needed if this user runs exactly one audited JVM.")
    private Long pid;

    @Override
    public Integer call() throws IOException {
        try {
            LiveRequests requests = new LiveRequests(pid == null ? onlyAudited() : pid, AttachCommand.ownJar());
            JsonNode state = requests.state();
            Terminal terminal = once ? null : terminal();
            if (terminal == null) {
                StateView.plain(state, PLAIN_WIDTH)
                        .forEach(spec.commandLine().getOut()::println);
                return spec.exitCodeOnSuccess();
            }
            try (terminal) {
                String noColor = System.getenv("NO_COLOR");
                String end = new TopScreen(terminal, requests, state, noColor == null || noColor.isEmpty()).run();
                return end == null ? spec.exitCodeOnSuccess() : fail(end, AttachCommand.REFUSED);
            }
        } catch (AttachFailure e) {
            return fail(e.getMessage(), e.isWrongUsage() ? spec.exitCodeOnInvalidInput() : AttachCommand.REFUSED);
        } catch (NoClassDefFoundError e) {
            return fail(
                    "this Java lacks the module jdk.attach; run the command with the java of a JDK",
                    AttachCommand.REFUSED);
        }
    }

    /** {@return the terminal of standard output, or null} */
    private static Terminal terminal() {
        try {
            return TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                    .provider("exec")
                    .dumb(false)
                    .build();
        } catch (IOException | IllegalStateException e) {
            return null;
        }
    }

    private static long onlyAudited() throws AttachFailure {
        List<RunningJvms.RunningJvm> audited = RunningJvms.list().stream()
                .filter(RunningJvms.RunningJvm::isAudited)
                .toList();
        if (audited.size() == 1) {
            return Long.parseLong(audited.get(0).pid());
        }
        throw AttachFailure.wrongUsage(
                audited.isEmpty()
                        ? "this user runs no audited JVM; attach --list shows all JVMs"
                        : "several JVMs are audited; give top the PID of one: "
                                + audited.stream()
                                        .map(jvm -> jvm.pid() + " (" + jvm.main() + ")")
                                        .collect(Collectors.joining(", ")));
    }

    private int fail(String message, int exitCode) {
        spec.commandLine().getErr().println("session-audit: " + message);
        return exitCode;
    }
}
