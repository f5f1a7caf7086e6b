package io.sessionaudit.core.options;

import java.util.Collections;
import java.util.LinkedHashMap;
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

    /** {@return what was given, by name, as it was written, in the order of the documentation; what is not here has its default} */
    public Map<String, String> given() {
        return Collections.unmodifiableMap(given);
    }
}
