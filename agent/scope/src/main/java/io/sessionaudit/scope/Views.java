package io.sessionaudit.scope;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.Wrapper;

/**
 * What all views of JDBC objects have in common. They are JDK proxies, so that methods which a later JDBC adds pass through.
 *
 * <p>Thread-safety: stateless.
 */
final class Views {

    private Views() {}

    static <T> T make(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Views.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls the method on the object behind the view; what that throws comes out as it is. */
    static Object pass(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** Answers the methods of {@code Object}: a view is equal to itself only, as pools' connections mostly are. */
    static Object ofObject(Object view, Method method, Object[] arguments, String text) {
        switch (method.getName()) {
            case "equals":
                return view == arguments[0];
            case "hashCode":
                return System.identityHashCode(view);
            default:
                return text;
        }
    }

    /** A view is itself what it shows; anything else is found behind it. */
    static Object unwrap(Object view, Wrapper target, Method method, Class<?> type) throws SQLException {
        boolean asking = method.getName().equals("isWrapperFor");
        if (type.isInstance(view)) {
            return asking ? Boolean.TRUE : view;
        }
        return asking ? (Object) target.isWrapperFor(type) : target.unwrap(type);
    }

    static boolean isWrapperMethod(Method method) {
        return method.getDeclaringClass() == Wrapper.class;
    }

    static boolean isObjectMethod(Method method) {
        return method.getDeclaringClass() == Object.class;
    }
}
