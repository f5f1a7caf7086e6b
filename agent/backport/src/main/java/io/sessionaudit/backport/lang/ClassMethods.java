package io.sessionaudit.backport.lang;

import java.lang.reflect.Method;

/** Methods of {@code Class} that are newer than Java 8. */
public final class ClassMethods {
    private static final Method GET_MODULE = Reflection.find("java.lang.Class", "getModule");

    private ClassMethods() {}

    /** {@return the module of a class} */
    public static Module getModule(Class<?> type) {
        return new Module(GET_MODULE == null ? null : Reflection.call(GET_MODULE, type));
    }

    /** {@return whether a class cannot be found by its name, which then has a slash} */
    public static boolean isHidden(Class<?> type) {
        return type.getName().indexOf('/') >= 0;
    }

    /** {@return the name of the package of a class that is no array} */
    public static String getPackageName(Class<?> type) {
        String name = type.getName();
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
