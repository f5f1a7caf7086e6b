package io.sessionaudit.runtime.woven;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Tells whether the {@code close} that a connection of some class would run is woven. The method is found as the JVM finds it, by the
 * class alone: nothing is called on a connection, and no class is loaded.
 *
 * <p>Threadsafe. A yes is kept with the class, a no is looked up again: a class may be woven late. Requires {@link JdkAccess#open}.
 */
public final class ConnectionClasses {
    private static final MethodType NOTHING = MethodType.methodType(void.class);
    private static final MethodHandles.Lookup LOOKUP = lookup();

    /** The class or interface that declares the method, or null where that cannot be found out. */
    private static final ClassValue<Close> CLOSES = new ClassValue<>() {
        @Override
        protected Close computeValue(Class<?> type) {
            return new Close(type);
        }
    };

    private ConnectionClasses() {}

    /** {@return whether the agent is told when a connection of this class is closed} */
    public static boolean isCloseWoven(Class<?> type) {
        return CLOSES.get(type).isWoven();
    }

    private static final class Close {
        private final Class<?> connection;
        private volatile boolean woven;

        /** Kept with the class of the connection, which keeps its supertypes alive anyway. */
        Close(Class<?> connection) {
            this.connection = connection;
        }

        boolean isWoven() {
            if (!woven) {
                Class<?> declaring = declaring(connection);
                woven = declaring == null || WovenClasses.isCloseWoven(declaring);
            }
            return woven;
        }
    }

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
