package io.sessionaudit.core.options;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that are in force. Immutable, threadsafe. */
public final class Settings {
    private final Map<Option<?>, Object> values;
    private final Map<String, String> given;

    Settings(Map<Option<?>, Object> values, Map<String, String> given) {
        this.values = Map.copyOf(values);
        this.given = new LinkedHashMap<>(given);
    }

    /** {@return the value of an option} */
    @SuppressWarnings("unchecked") // the loader put what the option's own type has parsed
    public <T> T get(Option<T> option) {
        return (T) values.get(option);
    }

    /** {@return the value of an option as it was written; its default where it was not; empty for none} */
    public String text(Option<?> option) {
        return given.getOrDefault(option.name(), option.defaultText());
    }

    /** {@return what is different in other settings, in the order of the documentation} */
    public List<Change> changesTo(Settings next) {
        return Options.ALL.stream()
                .filter(option -> !get(option).equals(next.get(option)))
                .map(option -> new Change(option, text(option), next.text(option)))
                .toList();
    }

    /**
     * Another value of an option.
     *
     * @param before as it was written
     * @param after as it was written
     */
    public record Change(Option<?> option, String before, String after) {}

    /** {@return what was given, by name, as it was written, in the order of the documentation; what is not here has its default} */
    public Map<String, String> given() {
        return Collections.unmodifiableMap(given);
    }
}
