package io.sessionaudit.tools.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Memory with an end: what would grow with the log forgets its eldest instead. */
public final class Bounded {
    private static final int REMEMBERED = 100_000;

    private Bounded() {}

    /** {@return a map that forgets its eldest entries when there are very many} */
    static <K, V> Map<K, V> map() {
        return map(REMEMBERED);
    }

    /** {@return a map that forgets its eldest entries when there are more than {@code most}} */
    public static <K, V> Map<K, V> map(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
