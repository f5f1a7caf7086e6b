package io.sessionaudit.tools.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Memory with an end: what would grow with the log forgets its eldest instead. */
public final class BoundedMaps {
    private static final int MAX_ENTRIES = 100_000;

    private BoundedMaps() {}

    /** {@return a map that forgets its eldest entries when there are very many} */
    static <K, V> Map<K, V> map() {
        return map(MAX_ENTRIES);
    }

    /** {@return a map that forgets its eldest entries when there are more than {@code most}} */
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
