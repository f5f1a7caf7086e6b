package io.sessionaudit.core.options;

import java.util.List;

/**
 * One option of the agent.
 *
 * @param name as users write it
 * @param type how its values are read
 * @param defaultText the default as users would write it; empty for none
 * @param allowed every value there is, where they can be listed; empty otherwise
 * @param description what it does, in one sentence or two
 * @param since the version that brought it
 * @param <T> the type of its values
 */
public record Option<T>(
        String name, OptionType<T> type, String defaultText, List<String> allowed, String description, String since) {

    /**
     * Reads a value.
     *
     * @param text as the user wrote it
     * @param origin where, for the message
     */
    public T parse(String text, String origin) throws OptionException {
        try {
            return type.parse(text.strip());
        } catch (IllegalArgumentException e) {
            String expected = allowed.isEmpty() ? "a " + type.expected() : "one of " + String.join(", ", allowed);
            throw new OptionException(
                    "option " + name + " (" + origin + ") has the value \"" + text.strip() + "\"; give it " + expected);
        }
    }

    /** Each option is there once. What a record makes by itself would cost the start of a JVM 40 ms. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
