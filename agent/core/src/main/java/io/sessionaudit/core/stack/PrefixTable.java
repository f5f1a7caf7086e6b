package io.sessionaudit.core.stack;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Values by prefix of a class name; the longest prefix takes precedence. A prefix ends with a dot, or is the beginning
 * of the names of several classes. Not thread-safe.
 *
 * @param <V> the type of the values
 */
final class PrefixTable<V> {
    private final Map<String, V> values = new HashMap<>();
    private final NavigableSet<Integer> lengths = new TreeSet<>(Comparator.reverseOrder());

    /** Adds a prefix, or replaces its value. */
    void put(String prefix, V value) {
        values.put(prefix, value);
        lengths.add(prefix.length());
    }

    /** Adds a package with its subpackages, or a class with its nested classes. */
    void putName(String name, V value) {
        put(name + '.', value);
        put(name + '$', value);
    }

    /** {@return the value of the longest prefix of a class name, or null} */
    V longest(String className) {
        String name = className + '.'; // matches a prefix that is the whole name of a class
        for (int length : lengths) {
            V value = length > name.length() ? null : values.get(name.substring(0, length));
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
