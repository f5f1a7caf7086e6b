package io.sessionaudit.backport.lang.invoke;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

import io.sessionaudit.backport.lang.Reflection;

/** Methods of {@code MethodHandles} that are newer than Java 8. */
public final class MethodHandlesMethods {
    private MethodHandlesMethods() {}

    /** {@return access to the elements of arrays of references} */
    public static VarHandle arrayElementVarHandle(Class<?> type) {
        return new VarHandle(UnsafeAccess.UNSAFE.arrayBaseOffset(type), UnsafeAccess.UNSAFE.arrayIndexScale(type));
    }

    /** {@return a lookup with access to the private members of a class} */
    public static Lookup privateLookupIn(Class<?> type, Lookup caller) throws IllegalAccessException {
        Method lookup = Reflection.find("java.lang.invoke.MethodHandles", "privateLookupIn", Class.class, Lookup.class);
        if (lookup != null) {
            return (Lookup) Reflection.call(lookup, null, type, caller);
        }
        try {
            Field trusted = Lookup.class.getDeclaredField("IMPL_LOOKUP");
            trusted.setAccessible(true);
            return ((Lookup) trusted.get(null)).in(type);
        } catch (NoSuchFieldException e) {
            throw new IllegalAccessException(e.getMessage());
        }
    }
}
