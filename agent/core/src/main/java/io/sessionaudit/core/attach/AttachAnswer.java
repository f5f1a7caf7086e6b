package io.sessionaudit.core.attach;

/**
 * The answer of the agent to an {@link AttachRequest}.
 *
 * @param mark the mark of the request
 * @param outcome whether the request was executed
 * @param text one line for the user: the result or the reason
 */
public record AttachAnswer(String mark, Outcome outcome, String text) {
    /** The outcome of a request. */
    public enum Outcome {
        /** The request was executed. */
        DONE,
        /** An option was not accepted; nothing was changed. */
        WRONG_OPTION,
        /** The agent cannot execute it in that JVM; nothing was changed. */
        REFUSED
    }

    /** Agent property of a JVM that has the agent: its version. */
    public static final String VERSION_PROPERTY = "io.sessionaudit.version";

    /** Agent property of a JVM that has the agent: {@code on} or {@code off}. */
    public static final String STATE_PROPERTY = "io.sessionaudit.state";

    /** Entry in the performance data of a JVM that has the agent: {@code on} or {@code off}, a space, the version. */
    public static final String STATE_ENTRY = "io.sessionaudit.state";

    /** Agent property with the last answer. */
    public static final String ANSWER_PROPERTY = "io.sessionaudit.answer";

    /** {@return the value for {@link #ANSWER_PROPERTY}} */
    public String property() {
        return mark + ":" + outcome + ":" + text;
    }

    /** {@return the answer in a property, or null if it does not answer the request with that mark} */
    public static AttachAnswer of(String property, String mark) {
        if (property == null || !property.startsWith(mark + ":")) {
            return null;
        }
        String[] parts = property.split(":", 3);
        for (Outcome outcome : Outcome.values()) {
            if (parts.length == 3 && outcome.name().equals(parts[1])) {
                return new AttachAnswer(mark, outcome, parts[2]);
            }
        }
        return null;
    }
}
