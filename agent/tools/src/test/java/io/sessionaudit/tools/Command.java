package io.sessionaudit.tools;

import java.io.PrintWriter;
import java.io.StringWriter;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The output and exit code of a command. */
public record Command(int exitCode, String out, String err) {
    /** Runs a command without colours. */
    public static Command run(Object... arguments) {
        return run(Ansi.OFF, arguments);
    }

    /** Runs a command. */
    public static Command run(Ansi ansi, Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Tools.run(texts, new PrintWriter(out), new PrintWriter(err), ansi);
        return new Command(exitCode, out.toString(), err.toString());
    }

    /**
     * Parses a command without running it.
     *
     * @throws CommandLine.ParameterException if it is not accepted
     */
    public static void parse(String... arguments) {
        new CommandLine(new SessionAuditCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .parseArgs(arguments);
    }
}
