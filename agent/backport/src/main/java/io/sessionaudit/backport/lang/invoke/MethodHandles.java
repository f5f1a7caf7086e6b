package io.sessionaudit.backport.lang.invoke;

import java.lang.invoke.MethodHandles.Lookup;

/** For types inside {@code java.lang.invoke.MethodHandles}. */
public final class MethodHandles {
    private MethodHandles() {}

    /** Methods of {@code MethodHandles.Lookup} that are newer than Java 8. */
    public static final class LookupMethods {
        private LookupMethods() {}

        /** {@return access to a field} The lookup is not checked. */
        public static VarHandle findVarHandle(Lookup lookup, Class<?> type, String name, Class<?> ofField)
                throws NoSuchFieldException {
            return new VarHandle(UnsafeAccess.UNSAFE.objectFieldOffset(type.getDeclaredField(name)), 0);
        }
    }
}
