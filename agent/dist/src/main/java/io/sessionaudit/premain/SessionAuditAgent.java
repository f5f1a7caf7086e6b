package io.sessionaudit.premain;

import java.lang.instrument.Instrumentation;

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
     * @param instrumentation of this JVM
     */
    public static void premain(String argument, Instrumentation instrumentation) {
        start("initialize", argument, instrumentation);
    }

    /**
     * Starts the agent in a running JVM; if it runs already, passes the request to it.
     *
     * @param argument the options, or the encoded request of the command {@code attach}; may be null
     * @param instrumentation of this JVM
     */
    public static void agentmain(String argument, Instrumentation instrumentation) {
        try {
            Class<?> hooks = hooks();
            if (hooks != null && (boolean) hooks.getMethod("isRunning").invoke(null)) {
                hooks.getMethod("request", Object.class, String.class).invoke(null, instrumentation, argument);
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
            System.err.println("session-audit: cannot start on Java " + property("java.version", "unknown") + " ("
                    + rootCause(e) + "). Nothing is audited. "
                    + (hasSecurityManager()
                            ? "This JVM has a security manager: its policy must grant session-audit.jar the permission"
                                    + " java.security.AllPermission."
                            : "Java 8 and newer versions with the module java.instrument are supported."));
            if (method.equals("initialize") && endsJvm(argument)) {
                System.exit(1); // if a security manager forbids it, the exception ends the JVM
            }
        }
    }

    @SuppressWarnings("removal")
    private static boolean hasSecurityManager() {
        return System.getSecurityManager() != null;
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause.getCause() != null && depth < 10; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** {@return whether on-install-error=exit} For failures before the options can be loaded. */
    private static boolean endsJvm(String argument) {
        String given = property("session-audit.on-install-error", variable("SESSION_AUDIT_ON_INSTALL_ERROR"));
        for (String option : (argument == null ? "" : argument).split(",")) {
            String[] pair = option.split("=", 2);
            if (pair.length == 2 && pair[0].trim().equals("on-install-error")) {
                given = pair[1];
            }
        }
        return given != null && given.trim().equals("exit");
    }

    private static String property(String name, String otherwise) {
        try {
            return System.getProperty(name, otherwise);
        } catch (SecurityException e) {
            return otherwise;
        }
    }

    private static String variable(String name) {
        try {
            return System.getenv(name);
        } catch (SecurityException e) {
            return null;
        }
    }

    /** {@return the hooks, or null if no agent has defined them} */
    private static Class<?> hooks() {
        try {
            return Class.forName(HOOKS, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
