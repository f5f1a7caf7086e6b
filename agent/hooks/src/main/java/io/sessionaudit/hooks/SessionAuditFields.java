package io.sessionaudit.hooks;

import jdk.internal.misc.Unsafe;

/**
 * Reads and writes added fields by their offsets.
 *
 * <p>{@code VarHandle} is no alternative: the field exists in many classes, and a handle is fast only if it is a
 * constant. This class is in {@code java.base} and may use the internal {@code Unsafe}; {@code sun.misc.Unsafe} prints
 * warnings since JDK 24.
 */
public final class SessionAuditFields {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private SessionAuditFields() {}

    /**
     * {@return the access, which has no static methods because it disregards all access rights}
     *
     * @param instrumentation of the JVM; an application has none
     * @throws SecurityException if it is no instrumentation of the JVM
     */
    public static SessionAuditFields open(Object instrumentation) {
        SessionAuditHooks.requireInstrumentation(instrumentation);
        return new SessionAuditFields();
    }

    /**
     * {@return the offset of a field that a class declares itself}
     *
     * @param type neither an array nor a primitive type: the JVM would crash
     * @throws InternalError if it declares no such field
     */
    public long offset(Class<?> type, String field) {
        return UNSAFE.objectFieldOffset(type, field);
    }

    /** {@return the value of a field} */
    public Object get(Object target, long offset) {
        return UNSAFE.getReference(target, offset);
    }

    /** Sets the value of a field. */
    public void put(Object target, long offset, Object content) {
        UNSAFE.putReference(target, offset, content);
    }
}
