package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.sessionaudit.core.attach.AttachAnswer;
import io.sessionaudit.tools.attach.AttachFailure;
import io.sessionaudit.tools.attach.Attachment;
import io.sessionaudit.tools.sessions.OpenSessionText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the open sessions of an audited JVM. */
@Command(
        name = "dump",
        description = {
            "Shows the sessions that are open now in an audited JVM, the oldest first: the stack that opened each,"
                    + " and the current stack of its thread.",
            "Run it as the user of that JVM, with the java of a JDK."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the open sessions were shown, if any",
            "1:the command itself failed",
            "2:wrong usage: no such process, or no JVM",
            "3:the JVM does not allow to attach, or is not audited"
        },
        footer = {"", "Example: java -jar session-audit.jar dump 4242"})
final class DumpCommand implements Callable<Integer> {
    /** Values of {@code --format}. */
    enum DumpFormat {
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
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}. json is one object per line.")
    private DumpFormat format = DumpFormat.TEXT;

    @Parameters(paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Override
    public Integer call() throws IOException {
        Path file = Files.createTempFile("session-audit-dump-", ".jsonl"); // with mode 0600
        try {
            AttachAnswer answer = Attachment.dump(pid, file, AttachCommand.ownJar());
            if (answer.outcome() != AttachAnswer.Outcome.DONE) {
                return fail(answer.text(), AttachCommand.REFUSED);
            }
            print(Files.readAllLines(file));
            return spec.exitCodeOnSuccess();
        } catch (AttachFailure e) {
            return fail(e.getMessage(), e.isWrongUsage() ? spec.exitCodeOnInvalidInput() : AttachCommand.REFUSED);
        } catch (NoClassDefFoundError e) {
            return fail(
                    "this Java lacks the module jdk.attach; run the command with the java of a JDK",
                    AttachCommand.REFUSED);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == DumpFormat.JSON) {
            lines.forEach(line -> out.print(line + "\n"));
            return;
        }
        out.println(
                lines.isEmpty()
                        ? "no session is open in " + pid
                        : lines.size() + (lines.size() == 1 ? " session is open in " : " sessions are open in ") + pid);
        lines.forEach(line -> OpenSessionText.print(line, out));
    }

    private int fail(String message, int exitCode) {
        spec.commandLine().getErr().println("session-audit: " + message);
        return exitCode;
    }
}
