package com.acme.recording;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;

/**
 * Records each call, including {@code equals}, {@code hashCode} and {@code toString}, and forwards it to the target.
 */
final class RecordingHandler implements InvocationHandler {
    /** The most specific interfaces first. */
    private static final List<Class<?>> RECORDED = List.of(
            DataSource.class,
            ConnectionPoolDataSource.class,
            PooledConnection.class,
            Connection.class,
            CallableStatement.class,
            PreparedStatement.class,
            Statement.class,
            ResultSet.class,
            DatabaseMetaData.class);

    private final String label;
    private final String role;
    private final Object target;
    private final Object parent;

    private RecordingHandler(String label, String role, Object target, Object parent) {
        this.label = label;
        this.role = role;
        this.target = target;
        this.parent = parent;
    }

    /**
     * Wraps a JDBC object.
     *
     * @param side which side of the pool the object is on: {@code front} or {@code behind}
     */
    static <T> T wrap(Class<T> type, String label, String side, T target) {
        return type.cast(proxy(type, label, side, target, null));
    }

    private static Object proxy(Class<?> type, String label, String side, Object target, Object parent) {
        return Proxy.newProxyInstance(
                RecordingHandler.class.getClassLoader(),
                new Class<?>[] {type},
                new RecordingHandler(label, side + " " + type.getSimpleName(), target, parent));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Recorder.record(label, role, method, arguments);
        switch (method.getName()) {
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return role;
            case "isWrapperFor":
            case "unwrap":
                if (((Class<?>) arguments[0]).isInstance(proxy)) {
                    return method.getName().equals("unwrap") ? proxy : Boolean.TRUE;
                }
                break;
            default:
                break;
        }
        return recorded(proxy, method.getReturnType(), call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The object that made this one stays the one that the caller knows. */
    private Object recorded(Object proxy, Class<?> declared, Object result) {
        for (Class<?> type : RECORDED) {
            if (declared != Object.class && declared.isAssignableFrom(type) && type.isInstance(result)) {
                return type.isInstance(parent)
                        ? parent
                        : proxy(type, label, role.substring(0, role.indexOf(' ')), result, proxy);
            }
        }
        return result;
    }
}
