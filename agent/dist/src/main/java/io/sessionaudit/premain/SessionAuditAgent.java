package io.sessionaudit.premain;

import java.lang.instrument.Instrumentation;
import java.util.function.UnaryOperator;

/**
 * Where the JVM comes in: with {@code -javaagent} before the application, with {@code Launcher-Agent-Class} just before its
 * main class, or while it runs. Never throws: the application goes on in any case.
 */
public final class SessionAuditAgent {
    /** Defined there by the first agent of a JVM; see the module hooks. */
    private static final String HOOKS = "java.lang.SessionAuditHooks";

    private SessionAuditAgent() {}

    /**
     * Starts the agent before the application.
     *
     * @param argument the text after {@code -javaagent:session-audit.jar=}, or null
     * @param instrumentation the JVM's door for agents
     */
    public static void premain(String argument, Instrumentation instrumentation) {
        start("initialize", argument, instrumentation);
    }

    /**
     * Starts the agent in a JVM that runs; where there is one at work, tells it what this one was asked to do.
     *
     * @param argument the options, or what the command {@code attach} makes of them; may be null
     * @param instrumentation the JVM's door for agents
     */
    public static void agentmain(String argument, Instrumentation instrumentation) {
        try {
            UnaryOperator<String> atWork = control();
            if (atWork != null) {
                atWork.apply(argument);
                return;
            }
        } catch (Throwable e) { // whatever it is, the application is not to suffer
            System.err.println("session-audit: cannot be reached (" + e + "). Nothing has changed.");
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
        } catch (Throwable e) { // whatever it is, the application is not to suffer
            System.err.println("session-audit: cannot start (" + e + "). Nothing is audited.");
        }
    }

    /** {@return the way to the agent at work, or null} */
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
