package com.acme.chains;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection of the application that forwards most calls to another one. */
abstract class ConnectionProxy implements InvocationHandler {
    private boolean closed;

    Connection make() {
        return (Connection)
                Proxy.newProxyInstance(ConnectionProxy.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return "a connection";
            case "isClosed":
                return closed;
            case "close":
                if (!closed) {
                    closed = true;
                    close();
                }
                return null;
            default:
                return call(method, arguments);
        }
    }

    Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    abstract Connection target() throws SQLException;

    abstract void close() throws SQLException;
}
