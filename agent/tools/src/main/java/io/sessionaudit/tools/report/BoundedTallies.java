package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Tallies by key, up to a limit: those of the smallest keys are kept, all others are handed to an owner that combines
 * them. A key that is among the smallest of all is so in every part that contains it, therefore the result does not
 * depend on how the logs were divided, nor on the order. Not threadsafe.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the tallies
 */
final class BoundedTallies<K extends Comparable<? super K> & Serializable, V extends Mergeable<V>>
        implements Serializable {
    private static final long serialVersionUID = 1;

    private final int limit;
    private final HashMap<K, V> tallies = new HashMap<>();

    /**
     * Creates an empty instance.
     *
     * @param limit the number of keys; while records are added, it may be exceeded twofold
     */
    BoundedTallies(int limit) {
        this.limit = limit;
    }

    /** {@return the tally of a key, or null} */
    V get(K key) {
        return tallies.get(key);
    }

    /** {@return the kept tallies} */
    Map<K, V> map() {
        return tallies;
    }

    /**
     * Adds a key, which is not in it yet, with a new tally.
     *
     * @param excess receives keys beyond the limit, but not the added one
     * @return the tally
     */
    V add(K key, V made, BiConsumer<K, V> excess) {
        if (tallies.size() >= 2 * limit) {
            trim(excess);
        }
        tallies.put(key, made);
        return made;
    }

    /** Adds the tallies of another part. */
    void merge(BoundedTallies<K, V> other, BiConsumer<K, V> excess) {
        other.tallies.forEach((key, tally) -> {
            V known = tallies.putIfAbsent(key, tally);
            if (known != null) {
                known.merge(tally);
            }
        });
        if (tallies.size() > 2 * limit) {
            trim(excess);
        }
    }

    /** Hands out the tallies beyond the limit. */
    void trim(BiConsumer<K, V> excess) {
        if (tallies.size() <= limit) {
            return;
        }
        List<K> keys = new ArrayList<>(tallies.keySet());
        keys.sort(null);
        for (K key : keys.subList(limit, keys.size())) {
            excess.accept(key, tallies.remove(key));
        }
    }
}
