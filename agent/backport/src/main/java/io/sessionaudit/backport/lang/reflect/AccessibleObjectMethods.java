package io.sessionaudit.backport.lang.reflect;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;

import io.sessionaudit.backport.lang.Reflection;

/** Methods of {@code AccessibleObject} that are newer than Java 8. */
public final class AccessibleObjectMethods {
    private static final Method TRY = Reflection.find("java.lang.reflect.AccessibleObject", "trySetAccessible");

    private AccessibleObjectMethods() {}

    /** Makes a member accessible if the JVM permits it; {@return whether it does} */
    public static boolean trySetAccessible(AccessibleObject member) {
        if (TRY != null) {
            return (boolean) Reflection.call(TRY, member);
        }
        member.setAccessible(true);
        return true;
    }
}
