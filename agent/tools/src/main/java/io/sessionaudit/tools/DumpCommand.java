package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.sessionaudit.core.attach.AttachAnswer;
import io.sessionaudit.core.attach.SessionDump;
import io.sessionaudit.core.log.PrintableText;
import io.sessionaudit.tools.attach.AttachFailure;
import io.sessionaudit.tools.attach.Attachment;
import io.sessionaudit.tools.sessions.LiveStateText;
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
            "Shows the current state of an audited JVM: its pools, who uses them, the recent findings, and the open"
                    + " sessions, the oldest first, each with the stack that opened it and the current stack of its"
                    + " thread.",
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
            description =
                    "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}. json is one object per line, first"
                            + " the state, then the sessions.")
    private DumpFormat format = DumpFormat.TEXT;

    @Parameters(paramLabel = "PID", description = "The process id of the JVM.")
    private long pid;

    @Override
    public Integer call() throws IOException {
        try {
            AttachAnswer answer = Attachment.dump(pid, AttachCommand.ownJar());
            if (answer.outcome() != AttachAnswer.Outcome.DONE) {
                return fail(answer.text(), AttachCommand.REFUSED);
            }
            print(SessionDump.decode(answer.text()));
            return spec.exitCodeOnSuccess();
        } catch (AttachFailure e) {
            return fail(e.getMessage(), e.isWrongUsage() ? spec.exitCodeOnInvalidInput() : AttachCommand.REFUSED);
        } catch (NoClassDefFoundError e) {
            return fail(
                    "this Java lacks the module jdk.attach; run the command with the java of a JDK",
                    AttachCommand.REFUSED);
        }
    }

    private void print(SessionDump dump) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == DumpFormat.JSON) {
            dump.lines().forEach(line -> out.print(PrintableText.ofJson(line) + "\n"));
        } else {
            out.println(
                    dump.open() == 0
                            ? "no session is open in " + pid
                            : dump.open()
                                    + (dump.open() == 1 ? " session is open in " : " sessions are open in ")
                                    + pid);
            if (dump.state() != null) {
                LiveStateText.print(dump.state(), out);
            }
            dump.sessions().forEach(line -> OpenSessionText.print(line, out));
        }
        int missing = dump.open() - dump.sessions().size();
        if (missing > 0) {
            out.flush();
            spec.commandLine()
                    .getErr()
                    .println("session-audit: " + missing
                            + " of them, opened last, are not shown: their stacks are too large together");
        }
    }

    private int fail(String message, int exitCode) {
        spec.commandLine().getErr().println("session-audit: " + message);
        return exitCode;
    }
}
