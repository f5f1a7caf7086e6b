package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import io.sessionaudit.core.log.PrintableText;
import io.sessionaudit.tools.input.LogArguments;
import io.sessionaudit.tools.input.LogInput;
import io.sessionaudit.tools.sessions.AllowedNames;
import io.sessionaudit.tools.sessions.SessionFilter;
import io.sessionaudit.tools.sessions.Tail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Follows logs. */
@Command(
        name = "tail",
        description = {
            "Prints the last records of logs, and then each new one as soon as it is written, also after a rotation"
                    + " of the log. Ends with Ctrl-C.",
            "A record without a field does not satisfy a condition on that field: with --thread no summary is shown."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:standard input has ended", "2:wrong usage, or no such file", "130:ended with Ctrl-C"},
        footer = {"", "Example: java -jar session-audit.jar tail --type finding session-audit-4242.jsonl"})
final class TailCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "COUNT",
            description = "How many existing records are printed; default: ${DEFAULT-VALUE}.")
    private int lines = 10;

    @Option(
            names = "--type",
            split = ",",
            paramLabel = "TYPE",
            converter = AllowedNames.Types.class,
            completionCandidates = AllowedNames.Types.class,
            description = "Only records of these types: ${COMPLETION-CANDIDATES}.")
    private Set<String> types = Set.of();

    @Mixin
    private SessionFilter filter;

    @Mixin
    private LogArguments logs;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<LogInput> inputs = logs.inputs();
        List<Thread> followers = new ArrayList<>();
        PrintWriter err = spec.commandLine().getErr();
        for (LogInput input : inputs) {
            Thread follower = new Thread(() -> follow(input, inputs.size() > 1, err), "tail of " + input.name());
            follower.setDaemon(true);
            follower.start();
            followers.add(follower);
        }
        try {
            for (Thread follower : followers) {
                follower.join();
            }
        } catch (InterruptedException e) {
            followers.forEach(Thread::interrupt);
            for (Thread follower : followers) {
                follower.join();
            }
        }
        return spec.exitCodeOnSuccess();
    }

    private void follow(LogInput input, boolean several, PrintWriter err) {
        LogProblemPrinter problems = new LogProblemPrinter(err);
        PrintWriter out = spec.commandLine().getOut();
        String prefix = several ? PrintableText.of(input.name()) + ": " : "";
        Tail tail = new Tail(filter, types, lines, prefix, out, problem -> {
            problems.accept(problem);
            err.flush();
        });
        try {
            if (input.isStream() || input.name().endsWith(".gz")) {
                tail.read(input.open(bytes -> {}), input.name());
                tail.caughtUp();
            } else {
                tail.follow(input.path());
            }
        } catch (IOException e) {
            err.println("session-audit: " + input.name() + " cannot be followed (" + e.getMessage() + ")");
            err.flush();
        } catch (RuntimeException | Error e) { // the other logs are followed further
            err.println("session-audit: " + input.name() + ": " + CommandFailure.describe(e));
            err.flush();
        }
    }
}
