package io.sessionaudit.hooks;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Answers questions of test frameworks about sessions and findings. Every class of the JVM may call it. Answers consist
 * of numbers, strings, lists and maps only: they give no access to a connection, nor to the agent.
 *
 * <p>Thread-safe.
 */
public final class SessionAuditReader {
    private static volatile UnaryOperator<Map<String, Object>> reader;

    private SessionAuditReader() {}

    /**
     * Sets the function that answers. For the agent.
     *
     * @param instrumentation of the JVM; an application has none
     * @throws SecurityException if it is no instrumentation of the JVM, or if there is a function already
     */
    public static synchronized void open(Object instrumentation, UnaryOperator<Map<String, Object>> answers) {
        SessionAuditHooks.requireInstrumentation(instrumentation);
        if (reader != null) {
            throw new SecurityException("the agent already answers");
        }
        reader = answers;
    }

    /** {@return the answer to a question, or null if no agent runs} */
    public static Map<String, Object> read(Map<String, Object> question) {
        UnaryOperator<Map<String, Object>> current = reader;
        return current == null ? null : current.apply(question);
    }
}
