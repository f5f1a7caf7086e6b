package io.sessionaudit.tools.input;

import java.util.LinkedHashMap;
import java.util.Map;

/** Creates maps that remove their eldest entries at a limit, so that memory does not grow with the log. */
public final class BoundedMaps {
    private static final int MAX_ENTRIES = 100_000;

    private BoundedMaps() {}

    /** {@return a map with a limit of 100,000 entries} */
    public static <K, V> Map<K, V> map() {
        return map(MAX_ENTRIES);
    }

    /** {@return a map that removes its eldest entry if there are more than {@code limit}} */
    public static <K, V> Map<K, V> map(int limit) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > limit;
            }
        };
    }
}
