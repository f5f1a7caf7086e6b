package io.sessionaudit.core.attach;

/**
 * What the agent answers.
 *
 * @param mark the one of the request
 * @param outcome whether it was done
 * @param text one line for the user: what was done, or why not
 */
public record AttachAnswer(String mark, Outcome outcome, String text) {
    /** How it went. */
    public enum Outcome {
        /** As asked. */
        DONE,
        /** An option cannot be taken; nothing was changed. */
        WRONG_OPTION,
        /** The agent cannot do it in that JVM; nothing was changed. */
        REFUSED
    }

    /** Agent property of a JVM that has the agent: its version. */
    public static final String VERSION_PROPERTY = "io.sessionaudit.version";

    /** Agent property of a JVM that has the agent: {@code on} or {@code off}. */
    public static final String STATE_PROPERTY = "io.sessionaudit.state";

    /** Agent property with the last answer. */
    public static final String ANSWER_PROPERTY = "io.sessionaudit.answer";

    /** {@return the answer as it stands in {@link #ANSWER_PROPERTY}} */
    public String property() {
        return mark + ":" + outcome + ":" + text;
    }

    /** {@return the answer in a property to the request of that mark; null where it is none, or is to another request} */
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
