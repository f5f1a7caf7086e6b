package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct values that come first in the logs, up to a limit. Not threadsafe.
 *
 * @param <T> the type of the values
 */
final class Earliest<T extends Serializable> implements Mergeable<Earliest<T>> {
    private static final long serialVersionUID = 1;
    private static final Comparator<Map.Entry<?, LogPosition>> ORDER = Comparator.comparing(Map.Entry::getValue);

    private final int limit;
    private final HashMap<T, LogPosition> positions = new HashMap<>(4);

    Earliest(int limit) {
        this.limit = limit;
    }

    /** Adds a value, unless it is null. */
    void add(T value, LogPosition position) {
        if (value != null) {
            put(value, position);
        }
    }

    private void put(T value, LogPosition position) {
        positions.merge(value, position, (one, other) -> one.compareTo(other) <= 0 ? one : other);
        if (positions.size() > limit) {
            positions.remove(
                    positions.entrySet().stream().max(ORDER).orElseThrow().getKey());
        }
    }

    @Override
    public void merge(Earliest<T> other) {
        other.positions.forEach(this::put);
    }

    /** {@return the first value, or null} */
    T first() {
        return positions.entrySet().stream().min(ORDER).map(Map.Entry::getKey).orElse(null);
    }

    /** {@return the values in their order} */
    List<T> values() {
        return positions.entrySet().stream()
                .sorted(ORDER)
                .map(Map.Entry::getKey)
                .toList();
    }
}
