package io.sessionaudit.runtime.woven;

import java.util.function.Supplier;

/**
 * A map whose keys are class loaders, compared by identity and weakly referenced; values must not refer to them. The
 * key null is the boot loader.
 *
 * <p>Threadsafe.
 *
 * @param <V> the type of the values
 */
public final class LoaderMap<V> {
    private static final Object BOOT = new Object();

    private final WeakIdentityMap<V> values = new WeakIdentityMap<>();

    /** Creates an empty map. */
    public LoaderMap() {}

    /** {@return the value of a loader, or null} */
    public V get(ClassLoader loader) {
        return values.get(key(loader));
    }

    /** {@return the value of a loader, which is created if there is none} */
    public V get(ClassLoader loader, Supplier<V> initial) {
        return values.get(key(loader), initial);
    }

    /** {@return the number of loaders that were not collected when the last one was added} */
    public int size() {
        return values.size();
    }

    private static Object key(ClassLoader loader) {
        return loader == null ? BOOT : loader;
    }
}
