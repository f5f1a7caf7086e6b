package io.sessionaudit.scope;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Common code of the views of JDBC objects. They are JDK proxies, so that methods of later JDBC versions are delegated.
 *
 * <p>Thread-safety: stateless.
 */
final class Views {

    private Views() {}

    static <T> T make(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Views.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls the method on the target of the view, and rethrows its exception unchanged. */
    static @Nullable Object pass(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    /** Implements the methods of {@code Object}: a view is equal to itself only, like most pools' connections. */
    static Object ofObject(Object view, Method method, Object @Nullable [] arguments, String text) {
        switch (method.getName()) {
            case "equals":
                return view == Objects.requireNonNull(arguments)[0];
            case "hashCode":
                return System.identityHashCode(view);
            default:
                return text;
        }
    }

    /** {@return the first argument of a method that has one} */
    static Object first(Object @Nullable [] arguments) {
        return Objects.requireNonNull(arguments)[0];
    }

    /**
     * Implements {@code unwrap} and {@code isWrapperFor}: the view itself if it has the type, otherwise the target's.
     */
    static Object unwrap(Object view, Wrapper target, Method method, Class<?> type) throws SQLException {
        boolean isQuery = method.getName().equals("isWrapperFor");
        if (type.isInstance(view)) {
            return isQuery ? Boolean.TRUE : view;
        }
        return isQuery ? (Object) target.isWrapperFor(type) : target.unwrap(type);
    }

    static boolean isWrapperMethod(Method method) {
        return method.getDeclaringClass() == Wrapper.class;
    }

    static boolean isObjectMethod(Method method) {
        return method.getDeclaringClass() == Object.class;
    }
}
