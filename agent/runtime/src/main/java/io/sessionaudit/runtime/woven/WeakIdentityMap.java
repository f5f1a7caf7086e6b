package io.sessionaudit.runtime.woven;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A map whose keys are compared by identity: their {@code equals} and {@code hashCode} are the application's code, and
 * are never called. Does not keep the keys alive; values must not refer to them. Entries of collected keys are removed
 * when an entry is added.
 *
 * <p>Thread-safe.
 *
 * @param <V> the type of the values
 */
public final class WeakIdentityMap<V> {
    private final Map<Object, V> values = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /** Creates an empty map. */
    public WeakIdentityMap() {}

    /** {@return the value of a key, or null} */
    public V get(Object key) {
        return values.isEmpty() ? null : values.get(new Probe(key));
    }

    /** {@return the value of a key, which is created if there is none} */
    public V get(Object key, Supplier<V> initial) {
        V known = get(key);
        if (known != null) {
            return known;
        }
        removeCollected();
        return values.computeIfAbsent(new Key(key, collected), made -> initial.get());
    }

    /** Sets the value of a key. */
    public void put(Object key, V value) {
        removeCollected();
        values.put(new Key(key, collected), value);
    }

    /** {@return the number of keys that were not collected when the last entry was added} */
    public int size() {
        return values.size();
    }

    private void removeCollected() {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            values.remove(gone);
        }
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object target, ReferenceQueue<Object> queue) {
            super(target, queue);
            hash = System.identityHashCode(target);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Key key && get() != null && key.refersTo(get());
        }
    }

    /** Represents a key in a lookup; never stored. */
    private record Probe(Object target) {
        @Override
        public int hashCode() {
            return System.identityHashCode(target);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.refersTo(target);
        }
    }
}
