package io.sessionaudit.runtime.woven;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Tells whether the {@code close} that a connection of some class would run is woven. The method is found as the JVM finds it, by the
 * class alone: nothing is called on a connection, and no class is loaded.
 *
 * <p>Threadsafe. Asked by way of {@link ClassShape#isCloseWoven}, which keeps a yes; a no may become a yes, as a class may be woven late.
 * Requires {@link JdkAccess#open}.
 */
final class ConnectionClasses {
    private static final MethodType NOTHING = MethodType.methodType(void.class);
    private static final MethodHandles.Lookup LOOKUP = lookup();

    private ConnectionClasses() {}

    /** {@return whether the agent is told when a connection of this class is closed} */
    static boolean isCloseWoven(Class<?> type) {
        Class<?> declaring = declaring(type);
        return declaring == null || WovenClasses.isCloseWoven(declaring);
    }

    /** {@return the class or interface that declares the method, or null where that cannot be found out} */
    private static Class<?> declaring(Class<?> type) {
        try {
            MethodHandle close = LOOKUP.findVirtual(type, "close", NOTHING);
            return LOOKUP.revealDirect(close).getDeclaringClass();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null; // nothing is known against it
        }
    }

    /** One that finds the methods of every class, as the JVM does. */
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
