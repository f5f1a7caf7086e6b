package io.sessionaudit.core.stack;

import java.lang.ref.WeakReference;

/**
 * Caches the results for recent stacks by their backtraces. An application opens its sessions at few sites, and
 * converting a stack to elements costs fifty times as much as comparing its backtrace.
 *
 * <p>Bounded: a direct-mapped table of fixed size. Backtraces are referenced weakly, because they refer to the
 * classes of their frames; after a garbage collection, each stack is converted once more. Not threadsafe.
 *
 * @param <T> the type of the results
 */
final class RecentStackCache<T> {
    private static final int PLACES = 1024;

    private final Recent<T>[] places = newPlaces();

    /** {@return the result that was put with an equal backtrace, or null} */
    T get(Object[] raw) {
        int hash = Backtrace.hash(raw);
        Recent<T> recent = places[place(hash)];
        if (recent == null || recent.hash != hash) {
            return null;
        }
        Object[] known = recent.get();
        return known != null && Backtrace.same(known, raw) ? recent.found : null;
    }

    void put(Object[] raw, T found) {
        int hash = Backtrace.hash(raw);
        places[place(hash)] = new Recent<>(raw, hash, found);
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & PLACES - 1;
    }

    @SuppressWarnings("unchecked")
    private static <T> Recent<T>[] newPlaces() {
        return (Recent<T>[]) new Recent<?>[PLACES];
    }

    private static final class Recent<T> extends WeakReference<Object[]> {
        final int hash;
        final T found;

        Recent(Object[] raw, int hash, T found) {
            super(raw);
            this.hash = hash;
            this.found = found;
        }
    }
}
