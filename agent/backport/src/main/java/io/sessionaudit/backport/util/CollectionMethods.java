package io.sessionaudit.backport.util;

import java.util.Collection;
import java.util.function.IntFunction;

/** Methods of {@code Collection} that are newer than Java 8. */
public final class CollectionMethods {
    private CollectionMethods() {}

    /** {@return the elements as an array} */
    public static Object[] toArray(Collection<?> elements, IntFunction<Object[]> generator) {
        return elements.toArray(generator.apply(0));
    }
}
