package io.sessionaudit.core.options;

import java.util.List;

/**
 * One option of the agent.
 *
 * @param name the name in the agent argument
 * @param type how its values are parsed
 * @param defaultText the default as text; empty for none
 * @param allowed all values if they can be listed; otherwise empty
 * @param description what it does, in one sentence or two
 * @param since the version that introduced it
 * @param <T> the type of its values
 */
public record Option<T>(
        String name, OptionType<T> type, String defaultText, List<String> allowed, String description, String since) {

    /**
     * Parses a value.
     *
     * @param text the text to parse
     * @param origin where it was given, for the message
     */
    public T parse(String text, String origin) throws OptionException {
        try {
            return type.parse(text.strip());
        } catch (InvalidValueException e) {
            throw new OptionException("option " + name + " (" + origin + ") " + e.getMessage());
        } catch (IllegalArgumentException e) {
            String expected = allowed.isEmpty() ? "a " + type.expected() : "one of " + String.join(", ", allowed);
            throw new OptionException(
                    "option " + name + " (" + origin + ") has the value \"" + text.strip() + "\"; give it " + expected);
        }
    }

    /** {@return the value if the option is not given} */
    T defaultValue() {
        return type.ofDefault(defaultText);
    }

    /** Identity, because each option is a constant; the generated method would add 40 ms to the start of a JVM. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
