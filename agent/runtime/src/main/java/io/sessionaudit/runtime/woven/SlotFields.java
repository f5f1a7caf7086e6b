package io.sessionaudit.runtime.woven;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The fields that the weaver adds to classes, and the access to them by offset.
 *
 * <p>The access is the JDK's own {@code Unsafe}, through handles that are constants for a compiler: the field belongs to many classes,
 * so that no handle of a single field is one. {@code sun.misc.Unsafe} prints warnings since JDK 24.
 *
 * <p>Requires {@link JdkAccess#open}. Without it no field can be read, and {@link #areUsable} is false.
 */
public final class SlotFields {
    /** The field for what the agent knows of an object. */
    public static final String CONTENT = "sessionAuditSlot";

    /** The field for the text of a statement. */
    public static final String TEXT = "sessionAuditText";

    /** Stands for a field that a class does not declare. */
    static final long NONE = -1;

    private static final Object UNSAFE;
    private static final MethodHandle OFFSET;
    private static final MethodHandle GET;
    private static final MethodHandle PUT;

    static {
        Object unsafe = null;
        MethodHandle offset = null;
        MethodHandle get = null;
        MethodHandle put = null;
        try {
            Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            unsafe = type.getMethod("getUnsafe").invoke(null);
            offset = lookup.findVirtual(
                            type, "objectFieldOffset", MethodType.methodType(long.class, Class.class, String.class))
                    .bindTo(unsafe);
            get = lookup.findVirtual(
                            type, "getReference", MethodType.methodType(Object.class, Object.class, long.class))
                    .bindTo(unsafe);
            put = lookup.findVirtual(
                            type,
                            "putReference",
                            MethodType.methodType(void.class, Object.class, long.class, Object.class))
                    .bindTo(unsafe);
        } catch (ReflectiveOperationException | RuntimeException e) {
            unsafe = null; // another JVM: objects are looked up in a map
        }
        UNSAFE = unsafe;
        OFFSET = offset;
        GET = get;
        PUT = put;
    }

    private SlotFields() {}

    /** {@return whether added fields can be read and written; without that, none may be added} */
    public static boolean areUsable() {
        return UNSAFE != null;
    }

    /** {@return whether a class itself, and not a superclass of it, declares an added field} */
    public static boolean declares(Class<?> type, String field) {
        return offset(type, field) != NONE;
    }

    /** By the JVM, which loads no types of fields for it. It must not be asked about what has no fields: it would crash. */
    static long offset(Class<?> type, String field) {
        if (!areUsable() || type.isArray() || type.isPrimitive() || type.isInterface()) {
            return NONE;
        }
        try {
            return (long) OFFSET.invokeExact(type, field);
        } catch (InternalError e) {
            return NONE; // it declares no such field
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static Object get(Object target, long offset) {
        try {
            return (Object) GET.invokeExact(target, offset);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void put(Object target, long offset, Object content) {
        try {
            PUT.invokeExact(target, offset, content);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** These methods declare no exception. */
    private static IllegalStateException unexpected(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(thrown);
    }
}
