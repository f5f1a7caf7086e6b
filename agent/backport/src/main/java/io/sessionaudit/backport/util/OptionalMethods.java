package io.sessionaudit.backport.util;

import java.util.Optional;

/** Methods of {@code Optional} that are newer than Java 8. */
public final class OptionalMethods {
    private OptionalMethods() {}

    /** {@return whether there is no value} */
    public static boolean isEmpty(Optional<?> value) {
        return !value.isPresent();
    }

    /** {@return the value, which must be present} */
    public static Object orElseThrow(Optional<?> value) {
        return value.get();
    }
}
