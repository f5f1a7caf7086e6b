package io.sessionaudit.backport.lang.invoke;

import java.lang.reflect.Field;

import sun.misc.Unsafe;

/** The JVM's {@code sun.misc.Unsafe}. */
public final class UnsafeAccess {
    /** The only instance. */
    public static final Unsafe UNSAFE = find();

    private UnsafeAccess() {}

    private static Unsafe find() {
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (Unsafe) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
