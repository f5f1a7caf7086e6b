package io.sessionaudit.core.options;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The effective values of the options. Immutable, threadsafe. */
public final class Settings {
    private final Map<Option<?>, Object> values;
    private final Map<String, String> given;
    private final List<String> ignoredVariables;

    Settings(Map<Option<?>, Object> values, Map<String, String> given, List<String> ignoredVariables) {
        this.ignoredVariables = List.copyOf(ignoredVariables);
        this.values = Map.copyOf(values);
        this.given = new LinkedHashMap<>(given);
    }

    /** {@return the value of an option} */
    @SuppressWarnings("unchecked") // the loader put what the option's own type has parsed
    public <T> T get(Option<T> option) {
        return (T) values.get(option);
    }

    /** {@return the environment variables that have the agent's prefix and name no option} */
    public List<String> ignoredVariables() {
        return ignoredVariables;
    }

    /**
     * {@return the text of an option's value, or of its default if it was not given; empty for none; asterisks for a
     * secret}
     */
    public String text(Option<?> option) {
        String text = given.getOrDefault(option.name(), option.defaultText());
        return option.type() == OptionType.SECRET && !text.isEmpty() ? "***" : text;
    }

    /** {@return the options that differ in other settings, in the order of the documentation} */
    public List<Change> changesTo(Settings next) {
        return Options.ALL.stream()
                .filter(option -> !get(option).equals(next.get(option)))
                .map(option -> new Change(option, text(option), next.text(option)))
                .toList();
    }

    /**
     * A changed option.
     *
     * @param before the text of the old value
     * @param after the text of the new value
     */
    public record Change(Option<?> option, String before, String after) {}

    /** {@return the text of the given options by name, in the order of the documentation} */
    public Map<String, String> given() {
        return Collections.unmodifiableMap(given);
    }
}
