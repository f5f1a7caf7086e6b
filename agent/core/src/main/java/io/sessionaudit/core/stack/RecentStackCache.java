package io.sessionaudit.core.stack;

import java.lang.ref.WeakReference;

/**
 * What was found out of the stacks that came last: an application opens its sessions at few places, again and again, and to read
 * a stack costs fifty times as much as to see that it is the same as one before.
 *
 * <p>Bounded: a fixed number of stacks; one takes the place of the one that was there before. They are held weakly, because the
 * classes of their frames are in them, so that each is to be read once more after a garbage collection. Not threadsafe.
 *
 * @param <T> what is found out of a stack
 */
final class RecentStackCache<T> {
    private static final int PLACES = 1024;

    private final Recent<T>[] places = newPlaces();

    /** {@return what was put in with a stack that is the same, or null} */
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
