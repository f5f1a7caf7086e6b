package io.sessionaudit.runtime.woven;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Determines whether the {@code close} of a class of connections is woven. The method is resolved as the JVM does it:
 * nothing is called on a connection, and no class is loaded.
 *
 * <p>Threadsafe. {@link ClassShape#isCloseWoven} caches a positive result; a negative one may change, because a class
 * may be woven late. Requires {@link JdkAccess#open}.
 */
final class ConnectionClasses {
    private static final MethodType NOTHING = MethodType.methodType(void.class);
    private static final MethodHandles.Lookup LOOKUP = lookup();

    private ConnectionClasses() {}

    /** {@return whether the {@code close} that runs on a connection of this class is woven} */
    static boolean isCloseWoven(Class<?> type) {
        Class<?> declaring = declaring(type);
        return declaring == null || WovenClasses.isCloseWoven(declaring);
    }

    /** {@return the class or interface that declares the method, or null if it cannot be resolved} */
    private static Class<?> declaring(Class<?> type) {
        try {
            MethodHandle close = LOOKUP.findVirtual(type, "close", NOTHING);
            return LOOKUP.revealDirect(close).getDeclaringClass();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null; // treated as woven
        }
    }

    /** {@return a lookup that finds the methods of every class, as the JVM does} */
    private static MethodHandles.Lookup lookup() {
        try {
            Field trusted = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
            trusted.setAccessible(true);
            return (MethodHandles.Lookup) trusted.get(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return MethodHandles.publicLookup();
        }
    }
}
