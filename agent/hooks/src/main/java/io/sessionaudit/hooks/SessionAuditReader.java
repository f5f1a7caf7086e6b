package io.sessionaudit.hooks;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Answers questions of test frameworks about sessions and findings. Every class of the JVM may ask. Answers consist of
 * numbers, strings, lists and maps only: they give no access to a connection, nor to the agent.
 *
 * <p>Thread-safe.
 */
public final class SessionAuditReader {
    private static UnaryOperator<Map<String, Object>> reader;

    private SessionAuditReader() {}

    /**
     * Sets the function that answers. For the agent, before the application starts.
     *
     * @throws SecurityException if there is one already
     */
    public static synchronized void open(UnaryOperator<Map<String, Object>> answers) {
        if (reader != null) {
            throw new SecurityException("the agent already answers");
        }
        reader = answers;
    }

    /** {@return the answer to a question, or null if no agent runs} */
    public static Map<String, Object> read(Map<String, Object> question) {
        UnaryOperator<Map<String, Object>> current;
        synchronized (SessionAuditReader.class) {
            current = reader;
        }
        return current == null ? null : current.apply(question);
    }
}
