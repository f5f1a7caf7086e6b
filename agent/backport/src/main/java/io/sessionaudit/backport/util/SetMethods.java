package io.sessionaudit.backport.util;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Methods of {@code Set} that are newer than Java 8. The results cannot be changed and contain no null. */
public final class SetMethods {
    private SetMethods() {}

    /** {@return an empty set} */
    public static <E> Set<E> of() {
        return Collections.emptySet();
    }

    /** {@return a set of 1 element} */
    public static <E> Set<E> of(E e1) {
        return Collections.singleton(Objects.requireNonNull(e1));
    }

    /** {@return a set of 2 elements} */
    public static <E> Set<E> of(E e1, E e2) {
        return distinct(Arrays.asList(e1, e2));
    }

    /** {@return a set of 3 elements} */
    public static <E> Set<E> of(E e1, E e2, E e3) {
        return distinct(Arrays.asList(e1, e2, e3));
    }

    /** {@return a set of 4 elements} */
    public static <E> Set<E> of(E e1, E e2, E e3, E e4) {
        return distinct(Arrays.asList(e1, e2, e3, e4));
    }

    /** {@return a set of 5 elements} */
    public static <E> Set<E> of(E e1, E e2, E e3, E e4, E e5) {
        return distinct(Arrays.asList(e1, e2, e3, e4, e5));
    }

    /** {@return a set of 6 elements} */
    public static <E> Set<E> of(E e1, E e2, E e3, E e4, E e5, E e6) {
        return distinct(Arrays.asList(e1, e2, e3, e4, e5, e6));
    }

    /** {@return a set of 7 elements} */
    public static <E> Set<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7) {
        return distinct(Arrays.asList(e1, e2, e3, e4, e5, e6, e7));
    }

    /** {@return a set of 8 elements} */
    public static <E> Set<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7, E e8) {
        return distinct(Arrays.asList(e1, e2, e3, e4, e5, e6, e7, e8));
    }

    /** {@return a set of 9 elements} */
    public static <E> Set<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7, E e8, E e9) {
        return distinct(Arrays.asList(e1, e2, e3, e4, e5, e6, e7, e8, e9));
    }

    /** {@return a set of 10 elements} */
    public static <E> Set<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7, E e8, E e9, E e10) {
        return distinct(Arrays.asList(e1, e2, e3, e4, e5, e6, e7, e8, e9, e10));
    }

    /** {@return a set of the elements of an array} */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <E> Set<E> of(E... elements) {
        return distinct(Arrays.asList(elements));
    }

    /** {@return a set of the elements of a collection} */
    public static <E> Set<E> copyOf(Collection<? extends E> elements) {
        return copy(elements);
    }

    private static <E> Set<E> distinct(List<E> elements) {
        Set<E> set = copy(elements);
        if (set.size() < elements.size()) {
            throw new IllegalArgumentException("duplicate element in " + elements);
        }
        return set;
    }

    private static <E> Set<E> copy(Collection<? extends E> elements) {
        elements.forEach(Objects::requireNonNull);
        return Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    }
}
