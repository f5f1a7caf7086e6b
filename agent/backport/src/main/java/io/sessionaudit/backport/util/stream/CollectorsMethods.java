package io.sessionaudit.backport.util.stream;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Methods of {@code Collectors} that are newer than Java 8. */
public final class CollectorsMethods {
    private CollectorsMethods() {}

    /** {@return a collector to a set that cannot be changed} */
    public static <T> Collector<T, ?, Set<T>> toUnmodifiableSet() {
        return Collectors.collectingAndThen(Collectors.toSet(), Collections::unmodifiableSet);
    }

    /** {@return a collector to a list that cannot be changed} */
    public static <T> Collector<T, ?, List<T>> toUnmodifiableList() {
        return Collectors.collectingAndThen(Collectors.toList(), Collections::unmodifiableList);
    }

    /** {@return a collector to a map that cannot be changed} */
    public static <T, K, V> Collector<T, ?, Map<K, V>> toUnmodifiableMap(
            Function<? super T, ? extends K> key, Function<? super T, ? extends V> value) {
        return Collectors.collectingAndThen(Collectors.<T, K, V>toMap(key, value), Collections::<K, V>unmodifiableMap);
    }
}
