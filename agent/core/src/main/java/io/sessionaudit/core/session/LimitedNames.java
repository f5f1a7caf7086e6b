package io.sessionaudit.core.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A set of class names with a limit, beyond which further names are not added: an application may generate classes
 * without end. Thread-safe; a race may exceed the limit slightly.
 */
public final class LimitedNames {
    /** More classes than an application has that open connections. */
    public static final int LIMIT = 4_096;

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** Adds a name; {@return whether it was new and there was room for it} */
    public boolean add(String name) {
        return names.size() < LIMIT && names.add(name);
    }

    /** Removes a name. */
    public void remove(String name) {
        names.remove(name);
    }

    /** {@return whether the name was added} */
    public boolean contains(String name) {
        return !names.isEmpty() && names.contains(name);
    }
}
