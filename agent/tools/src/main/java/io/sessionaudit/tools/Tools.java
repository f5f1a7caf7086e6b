package io.sessionaudit.tools;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.sessionaudit.tools.input.PrintableWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Runs one command and returns; never ends the JVM. Exit codes: 0 done; 1 nothing could be read in the given logs, or
 * the command failed; 2 wrong usage, or a missing file.
 */
public final class Tools {
    private Tools() {}

    /**
     * Runs a command on the standard streams, in UTF-8.
     *
     * @return the exit code
     */
    public static int run(String[] arguments) {
        try (PrintWriter out = utf8(System.out);
                PrintWriter err = utf8(System.err)) {
            return run(arguments, out, err);
        }
    }

    /**
     * Runs a command. Uses colours only if standard output is a terminal and {@code NO_COLOR} is not set.
     *
     * @return the exit code
     */
    public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        return run(arguments, out, err, Ansi.AUTO);
    }

    static int run(String[] arguments, PrintWriter out, PrintWriter err, Ansi ansi) {
        return run(new SessionAuditCommand(), arguments, out, err, ansi);
    }

    /**
     * Runs a command of another module, with the errors and exit codes of all commands.
     *
     * @param executable a command of picocli
     * @return the exit code
     */
    public static int run(Object executable, String[] arguments, PrintWriter out, PrintWriter err, Ansi ansi) {
        PrintableWriter printableErr = new PrintableWriter(err);
        CommandLine command = new CommandLine(executable)
                .setOut(out)
                .setErr(printableErr)
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(90)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler((failure, failed, parsed) -> fail(failure, failed));
        int exitCode;
        try {
            exitCode = command.execute(arguments);
        } catch (Error e) { // for example of memory; what the command has kept is unreachable here
            CommandLine failed =
                    arguments.length == 0 ? null : command.getSubcommands().get(arguments[0]);
            exitCode = fail(e, failed == null ? command : failed);
        }
        out.flush();
        printableErr.flush();
        return exitCode;
    }

    private static int fail(Throwable failure, CommandLine command) {
        command.getErr().println("session-audit: " + CommandFailure.describe(failure));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
