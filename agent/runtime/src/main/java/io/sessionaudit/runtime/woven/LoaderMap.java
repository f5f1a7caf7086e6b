package io.sessionaudit.runtime.woven;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A map whose keys are class loaders, compared by identity: {@code equals} and {@code hashCode} of a loader are the
 * application's code. Does not keep the loaders alive; values must not refer to them. The key null is the boot loader.
 *
 * <p>Threadsafe.
 *
 * @param <V> the type of the values
 */
public final class LoaderMap<V> {
    private static final Object BOOT = new Object();

    private final Map<Object, V> values = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

    /** Creates an empty map. */
    public LoaderMap() {}

    /** {@return the value of a loader, or null} */
    public V get(ClassLoader loader) {
        return values.get(loader == null ? BOOT : new Probe(loader));
    }

    /** {@return the value of a loader, which is created if there is none} */
    public V get(ClassLoader loader, Supplier<V> initial) {
        V known = get(loader);
        if (known != null) {
            return known;
        }
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            values.remove(gone);
        }
        return values.computeIfAbsent(loader == null ? BOOT : new Key(loader, collected), key -> initial.get());
    }

    /** {@return the number of loaders that were not collected when the last one was added} */
    public int size() {
        return values.size();
    }

    private static final class Key extends WeakReference<ClassLoader> {
        private final int hash;

        Key(ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
            super(loader, queue);
            hash = System.identityHashCode(loader);
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

    /** Represents a loader in a lookup; never stored. */
    private record Probe(ClassLoader loader) {
        @Override
        public int hashCode() {
            return System.identityHashCode(loader);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.refersTo(loader);
        }
    }
}
