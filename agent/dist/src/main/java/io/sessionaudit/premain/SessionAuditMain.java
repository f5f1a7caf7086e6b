package io.sessionaudit.premain;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point of {@code java -jar session-audit.jar COMMAND}. */
public final class SessionAuditMain {
    private static final int WRONG_USE = 2;

    private SessionAuditMain() {}

    /**
     * Runs a command and exits with its code.
     *
     * @param arguments the command and its arguments
     * @throws Exception if the commands cannot be loaded
     */
    public static void main(String[] arguments) throws Exception {
        if (!JavaVersion.RUNS_ORIGINALS) {
            System.err.println(
                    "session-audit: the commands need Java " + JavaVersion.ORIGINAL + " or newer, this is Java "
                            + JavaVersion.CURRENT + ". (The agent itself audits Java 8 and newer.)");
            System.exit(WRONG_USE);
        }
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        ClassLoader loader = IsolatedClassLoader.ofThisJar();
        Thread.currentThread().setContextClassLoader(loader);
        int status = (int) loader.loadClass("io.sessionaudit.tools.Tools")
                .getMethod("run", String[].class, PrintWriter.class, PrintWriter.class)
                .invoke(null, arguments, out, err);
        out.flush();
        err.flush();
        System.exit(status);
    }
}
