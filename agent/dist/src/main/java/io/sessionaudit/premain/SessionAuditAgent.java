package io.sessionaudit.premain;

import java.lang.instrument.Instrumentation;

/** Where the JVM comes in with {@code -javaagent}. Never throws: the application starts in any case. */
public final class SessionAuditAgent {
    private SessionAuditAgent() {}

    /**
     * Starts the agent.
     *
     * @param argument the text after {@code -javaagent:session-audit.jar=}, or null
     * @param instrumentation the JVM's door for agents
     */
    public static void premain(String argument, Instrumentation instrumentation) {
        try {
            IsolatedClassLoader.ofThisJar()
                    .loadClass("io.sessionaudit.runtime.Agent")
                    .getMethod("initialize", String.class, Instrumentation.class)
                    .invoke(null, argument, instrumentation);
        } catch (Throwable e) { // whatever it is, the application is not to suffer
            System.err.println("session-audit: cannot start (" + e + "). Nothing is audited.");
        }
    }
}
