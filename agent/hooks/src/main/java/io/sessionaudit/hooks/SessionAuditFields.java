package io.sessionaudit.hooks;

import jdk.internal.misc.Unsafe;

/**
 * Reads and writes the fields that instrumented classes have been given, by their offsets.
 *
 * <p>No handle of a field would do: the field belongs to many classes, and a handle is quick only where it is a constant. Here, because
 * these classes lie in the JDK's own module, which has that access; {@code sun.misc.Unsafe} prints warnings since JDK 24.
 */
public final class SessionAuditFields {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private SessionAuditFields() {}

    /**
     * {@return where a class has a field that it declares itself}
     *
     * @param type neither an array nor a primitive type: of these the JVM would crash
     * @throws InternalError when it declares no such field
     */
    public static long offset(Class<?> type, String field) {
        return UNSAFE.objectFieldOffset(type, field);
    }

    /** {@return what a field holds} */
    public static Object get(Object target, long offset) {
        return UNSAFE.getReference(target, offset);
    }

    /** Replaces what a field holds. */
    public static void put(Object target, long offset, Object content) {
        UNSAFE.putReference(target, offset, content);
    }
}
