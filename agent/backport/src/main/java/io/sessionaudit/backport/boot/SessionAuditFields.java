package io.sessionaudit.backport.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Replaces the hook class of that name: the JDK's own {@code Unsafe}, whose package and methods differ between 8 and
 * 16, is called through constant method handles, which the compiler inlines.
 */
public final class SessionAuditFields {
    private static final Object UNSAFE = unsafe();
    private static final MethodHandle GET =
            handle("getObject", MethodType.methodType(Object.class, Object.class, long.class));
    private static final MethodHandle PUT =
            handle("putObject", MethodType.methodType(void.class, Object.class, long.class, Object.class));

    /** Null on Java 8 and 9. */
    private static final MethodHandle OFFSET =
            handle("objectFieldOffset", MethodType.methodType(long.class, Class.class, String.class));

    private SessionAuditFields() {}

    /**
     * {@return the access}
     *
     * @param instrumentation of the JVM; an application has none
     * @throws SecurityException if it is no instrumentation of the JVM
     */
    public static SessionAuditFields open(Object instrumentation) {
        if (instrumentation == null
                || instrumentation.getClass().getClassLoader() != null
                || !instrumentation.getClass().getName().equals("sun.instrument.InstrumentationImpl")) {
            throw new SecurityException("only an agent may do this");
        }
        return new SessionAuditFields();
    }

    private static Object unsafe() {
        for (String name : new String[] {"jdk.internal.misc.Unsafe", "sun.misc.Unsafe"}) {
            try {
                Field instance = Class.forName(name).getDeclaredField("theUnsafe"); // Java 8 hides the method
                instance.setAccessible(true);
                return instance.get(null);
            } catch (ReflectiveOperationException e) {
                // the other one
            }
        }
        throw new IllegalStateException("this JVM has no Unsafe");
    }

    private static MethodHandle handle(String name, MethodType type) {
        try {
            return lookup().findVirtual(UNSAFE.getClass(), name, type).bindTo(UNSAFE);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** Java 8 refuses lookups to the classes of the JDK, but its class is public; the other one is not. */
    private static MethodHandles.Lookup lookup() {
        try {
            return MethodHandles.lookup();
        } catch (IllegalArgumentException e) {
            return MethodHandles.publicLookup();
        }
    }

    /**
     * {@return the offset of a field that a class declares itself}
     *
     * @throws InternalError if it declares no such field
     */
    public long offset(Class<?> type, String field) {
        try {
            return OFFSET == null ? offsetOfGetter(type, field) : (long) OFFSET.invokeExact(type, field);
        } catch (Throwable e) {
            throw SessionAuditFields.<RuntimeException>unchecked(e);
        }
    }

    /** Unlike reflection, which loads the types of all fields of the class, resolves only that field. */
    private static long offsetOfGetter(Class<?> type, String name) throws ReflectiveOperationException {
        Field trusted = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
        trusted.setAccessible(true);
        MethodHandles.Lookup lookup = (MethodHandles.Lookup) trusted.get(null);
        for (Class<?> ofField : new Class<?>[] {Object.class, String.class}) {
            try {
                MethodHandle getter = lookup.findGetter(type, name, ofField);
                if (lookup.revealDirect(getter).getDeclaringClass() == type) {
                    Field offset = getter.getClass().getDeclaredField("fieldOffset");
                    offset.setAccessible(true);
                    return offset.getInt(getter);
                }
            } catch (NoSuchFieldException e) {
                // of the other type, or of none
            }
        }
        throw new InternalError(name);
    }

    /** {@return the value of a field} */
    public Object get(Object target, long offset) {
        try {
            return (Object) GET.invokeExact(target, offset);
        } catch (Throwable e) {
            throw SessionAuditFields.<RuntimeException>unchecked(e);
        }
    }

    /** Sets the value of a field. */
    public void put(Object target, long offset, Object content) {
        try {
            PUT.invokeExact(target, offset, content);
        } catch (Throwable e) {
            throw SessionAuditFields.<RuntimeException>unchecked(e);
        }
    }

    @SuppressWarnings("unchecked") // errors of the JVM pass as they are
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
