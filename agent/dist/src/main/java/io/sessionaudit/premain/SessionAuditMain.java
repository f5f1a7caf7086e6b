package io.sessionaudit.premain;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point of {@code java -jar session-audit.jar COMMAND}. */
public final class SessionAuditMain {
    private SessionAuditMain() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) throws Exception {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
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
