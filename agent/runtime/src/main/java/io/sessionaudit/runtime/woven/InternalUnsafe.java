package io.sessionaudit.runtime.woven;

import java.lang.reflect.Field;

/** The {@code Unsafe} of the JDK itself, which defines and inspects classes of any loader. Thread-safe. */
public final class InternalUnsafe {
    private InternalUnsafe() {}

    /**
     * {@return the instance, whose methods are called by reflection} Since Java 9 it is in {@code jdk.internal.misc},
     * which must be exported to the agent before.
     */
    public static Object get() throws ReflectiveOperationException {
        try {
            return Class.forName("jdk.internal.misc.Unsafe")
                    .getMethod("getUnsafe")
                    .invoke(null);
        } catch (ClassNotFoundException e) { // Java 8
            Field instance = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            return instance.get(null);
        }
    }
}
