package io.sessionaudit.runtime.jdbc;

import java.lang.reflect.Method;

/** Reads public properties of a data source by name, without linking to its class. */
final class Getters {
    private Getters() {}

    /** {@return the first text that one of the getters gives, or null} */
    static String text(Object bean, String... names) {
        for (String name : names) {
            if (read(bean, name) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /** {@return the first number that one of the getters gives, or -1} */
    static int number(Object bean, String... names) {
        for (String name : names) {
            if (read(bean, name) instanceof Integer number) {
                return number;
            }
        }
        return -1;
    }

    /** {@return whether one of the getters, which may say nothing, says yes or no} */
    static boolean isSet(Object bean, String... names) {
        for (String name : names) {
            if (read(bean, name) instanceof Boolean) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a getter says yes} */
    static boolean isTrue(Object bean, String name) {
        return Boolean.TRUE.equals(read(bean, name));
    }

    private static Object read(Object bean, String name) {
        try {
            Method method = bean.getClass().getMethod(name);
            return method.invoke(bean);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null; // no such property, or not for us: the next best name serves
        }
    }
}
