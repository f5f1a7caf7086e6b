package io.sessionaudit.premain;

import java.lang.instrument.Instrumentation;
import java.util.function.UnaryOperator;

/**
 * Entry point of the JVM: before the application with {@code -javaagent}, just before its main class with {@code
 * Launcher-Agent-Class}, or at run time. Never throws, so that the application continues in any case.
 */
public final class SessionAuditAgent {
    /** Defined in the boot loader by the first agent of a JVM; see the module hooks. */
    private static final String HOOKS = "java.lang.SessionAuditHooks";

    private SessionAuditAgent() {}

    /**
     * Starts the agent before the application.
     *
     * @param argument the text after {@code -javaagent:session-audit.jar=}, or null
     */
    public static void premain(String argument, Instrumentation instrumentation) {
        start("initialize", argument, instrumentation);
    }

    /**
     * Starts the agent in a running JVM; if it runs already, passes the request to it.
     *
     * @param argument the options, or the encoded request of the command {@code attach}; may be null
     */
    public static void agentmain(String argument, Instrumentation instrumentation) {
        try {
            UnaryOperator<String> running = control();
            if (running != null) {
                running.apply(argument);
                return;
            }
        } catch (Throwable e) { // the application must not be affected
            System.err.println("session-audit: cannot reach the running agent (" + e + "). Nothing has changed.");
            return;
        }
        start("attach", argument, instrumentation);
    }

    private static void start(String method, String argument, Instrumentation instrumentation) {
        try {
            IsolatedClassLoader.ofThisJar()
                    .loadClass("io.sessionaudit.runtime.Agent")
                    .getMethod(method, String.class, Instrumentation.class)
                    .invoke(null, argument, instrumentation);
        } catch (Throwable e) { // the application must not be affected
            System.err.println("session-audit: cannot start on Java " + System.getProperty("java.version") + " (" + e
                    + "). Nothing is audited. Java 8 and newer versions with the module java.instrument are supported.");
        }
    }

    /** {@return the control of the running agent, or null} */
    @SuppressWarnings("unchecked") // the hooks' method is declared so
    private static UnaryOperator<String> control() throws ReflectiveOperationException {
        Class<?> hooks;
        try {
            hooks = Class.forName(HOOKS, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
        return (UnaryOperator<String>) hooks.getMethod("control").invoke(null);
    }
}
