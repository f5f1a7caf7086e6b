package io.sessionaudit.runtime.tracing;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import io.sessionaudit.runtime.woven.InternalUnsafe;

/**
 * Finds classes that are loaded already. Loads and initializes none, and runs no code of a class loader. Requires
 * {@link io.sessionaudit.runtime.woven.JdkAccess#open}. Thread-safe.
 */
final class ClassLookup {
    private static final MethodHandle FIND_LOADED;
    private static final MethodHandle SHOULD_BE_INITIALIZED;

    static {
        try {
            FIND_LOADED = MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
                    .findVirtual(
                            ClassLoader.class,
                            "findLoadedClass",
                            MethodType.methodType(Class.class, String.class)); // final, of the JDK
            Object unsafe = InternalUnsafe.get();
            SHOULD_BE_INITIALIZED = MethodHandles.lookup()
                    .unreflect(unsafe.getClass().getMethod("shouldBeInitialized", Class.class))
                    .bindTo(unsafe);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private ClassLookup() {}

    /**
     * {@return the class that the loader has loaded, itself or by another one; null if it has not loaded it}
     *
     * @param loader null for the boot loader, whose classes are loaded by this call
     */
    static Class<?> findLoaded(ClassLoader loader, String name) throws Throwable {
        if (loader != null) {
            return (Class<?>) FIND_LOADED.invokeExact(loader, name);
        }
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** {@return whether the static initializer of the class has been completed} */
    static boolean isInitialized(Class<?> type) throws Throwable {
        return !(boolean) SHOULD_BE_INITIALIZED.invokeExact(type);
    }
}
