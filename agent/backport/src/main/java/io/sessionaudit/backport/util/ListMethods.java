package io.sessionaudit.backport.util;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Methods of {@code List} that are newer than Java 8. The results cannot be changed and contain no null. */
public final class ListMethods {
    private ListMethods() {}

    /** {@return an empty list} */
    public static <E> List<E> of() {
        return Collections.emptyList();
    }

    /** {@return a list of 1 element} */
    public static <E> List<E> of(E e1) {
        return Collections.singletonList(Objects.requireNonNull(e1));
    }

    /** {@return a list of 2 elements} */
    public static <E> List<E> of(E e1, E e2) {
        return copy(Arrays.asList(e1, e2));
    }

    /** {@return a list of 3 elements} */
    public static <E> List<E> of(E e1, E e2, E e3) {
        return copy(Arrays.asList(e1, e2, e3));
    }

    /** {@return a list of 4 elements} */
    public static <E> List<E> of(E e1, E e2, E e3, E e4) {
        return copy(Arrays.asList(e1, e2, e3, e4));
    }

    /** {@return a list of 5 elements} */
    public static <E> List<E> of(E e1, E e2, E e3, E e4, E e5) {
        return copy(Arrays.asList(e1, e2, e3, e4, e5));
    }

    /** {@return a list of 6 elements} */
    public static <E> List<E> of(E e1, E e2, E e3, E e4, E e5, E e6) {
        return copy(Arrays.asList(e1, e2, e3, e4, e5, e6));
    }

    /** {@return a list of 7 elements} */
    public static <E> List<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7) {
        return copy(Arrays.asList(e1, e2, e3, e4, e5, e6, e7));
    }

    /** {@return a list of 8 elements} */
    public static <E> List<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7, E e8) {
        return copy(Arrays.asList(e1, e2, e3, e4, e5, e6, e7, e8));
    }

    /** {@return a list of 9 elements} */
    public static <E> List<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7, E e8, E e9) {
        return copy(Arrays.asList(e1, e2, e3, e4, e5, e6, e7, e8, e9));
    }

    /** {@return a list of 10 elements} */
    public static <E> List<E> of(E e1, E e2, E e3, E e4, E e5, E e6, E e7, E e8, E e9, E e10) {
        return copy(Arrays.asList(e1, e2, e3, e4, e5, e6, e7, e8, e9, e10));
    }

    /** {@return a list of the elements of an array} */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <E> List<E> of(E... elements) {
        return copy(Arrays.asList(elements));
    }

    /** {@return a list of the elements of a collection} */
    public static <E> List<E> copyOf(Collection<? extends E> elements) {
        return copy(elements);
    }

    private static <E> List<E> copy(Collection<? extends E> elements) {
        elements.forEach(Objects::requireNonNull);
        return Collections.unmodifiableList(new ArrayList<>(elements));
    }
}
