package io.sessionaudit.backport.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

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
                return Class.forName(name).getMethod("getUnsafe").invoke(null);
            } catch (ReflectiveOperationException e) {
                // the other one
            }
        }
        throw new IllegalStateException("this JVM has no Unsafe");
    }

    private static MethodHandle handle(String name, MethodType type) {
        try {
            return MethodHandles.lookup()
                    .findVirtual(UNSAFE.getClass(), name, type)
                    .bindTo(UNSAFE);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * {@return the offset of a field}
     *
     * @throws IllegalStateException if the class has no such field
     */
    public long offset(Class<?> type, String field) {
        try {
            Method offset = UNSAFE.getClass().getMethod("objectFieldOffset", java.lang.reflect.Field.class);
            return (long) offset.invoke(UNSAFE, type.getDeclaredField(field));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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
