package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import io.sessionaudit.tools.input.LogArguments;
import io.sessionaudit.tools.input.LogMerge;
import io.sessionaudit.tools.sessions.SessionFilter;
import io.sessionaudit.tools.sessions.SessionPrinter;
import io.sessionaudit.tools.sessions.SessionRow;
import io.sessionaudit.tools.sessions.SessionStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists sessions. */
@Command(
        name = "sessions",
        description = {
            "Lists sessions, in the order in which they ended; those without an end come last.",
            "Conditions are combined: a session is listed if it satisfies all of them."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the sessions were listed, if any",
            "1:nothing in the logs could be read",
            "2:wrong usage, or no such file"
        },
        footer = {"", "Example: java -jar session-audit.jar sessions --held 5s --source orders session-audit-4242.jsonl"
        })
final class SessionsCommand implements Callable<Integer> {
    /** Values of {@code --format}. */
    enum SessionsFormat {
        TABLE,
        JSON,
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
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}. json is one object per line.")
    private SessionsFormat format = SessionsFormat.TABLE;

    @Mixin
    private SessionFilter filter;

    @Option(
            names = "--raw",
            description = "CSV: prints cells as they are, also those that a spreadsheet would execute. Without it, such"
                    + " a cell begins with an apostrophe.")
    private boolean raw;

    @Mixin
    private LogArguments logs;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Consumer<SessionRow> printer = switch (format) {
            case TABLE -> SessionPrinter.table(out);
            case JSON -> SessionPrinter.json(out);
            case CSV -> SessionPrinter.csv(out, raw);
        };
        boolean[] found = {false};
        SessionStream sessions = new SessionStream(filter.kinds(), row -> {
            if (filter.accepts(row)) {
                found[0] = true;
                printer.accept(row);
            }
        });
        LogProblemPrinter problems = new LogProblemPrinter(spec.commandLine().getErr());
        boolean[] readable = {false};
        new LogMerge(logs.inputs(), problems, bytes -> {}).forEach(record -> {
            readable[0] = true;
            sessions.record(record);
        });
        sessions.finish();
        problems.finish();
        if (readable[0] && !found[0] && format == SessionsFormat.TABLE) {
            spec.commandLine().getErr().println("session-audit: there is no such session");
        }
        return readable[0] ? spec.exitCodeOnSuccess() : spec.exitCodeOnExecutionException();
    }
}
