package io.sessionaudit.core.attach;

/**
 * The answer of the agent to an {@link AttachRequest}. It is an agent property of the JVM: a tool can read it over the
 * attach channel, which is open to the same user and to root only; no file is written.
 *
 * @param mark the mark of the request
 * @param outcome whether the request was executed
 * @param text one line for the user, the result or the reason; for a dump or the current state, an encoded
 *     {@link SessionDump}
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

    private static final String ANSWER_PROPERTY = "io.sessionaudit.answer.";

    /** {@return the agent property with the answer to the request with that mark} Requests may run in parallel. */
    public static String propertyName(String mark) {
        return ANSWER_PROPERTY + mark;
    }

    /** {@return the value of the property} */
    public String property() {
        return outcome + ":" + text;
    }

    /** {@return the answer in a property, or null if it contains none} */
    public static AttachAnswer of(String property, String mark) {
        String[] parts = property == null ? new String[0] : property.split(":", 2);
        for (Outcome outcome : Outcome.values()) {
            if (parts.length == 2 && outcome.name().equals(parts[0])) {
                return new AttachAnswer(mark, outcome, parts[1]);
            }
        }
        return null;
    }
}
