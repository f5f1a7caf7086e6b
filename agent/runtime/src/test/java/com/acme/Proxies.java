package com.acme;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** Connections behind JDK proxies, as many frameworks create them. */
public final class Proxies {
    private Proxies() {}

    /** {@return a proxy that forwards every call} */
    public static Connection forwarding(Connection target) {
        return proxy((proxy, method, arguments) -> {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** {@return a proxy that forwards every call except close, as for a connection bound to a transaction} */
    public static Connection view(Connection target) {
        return proxy((proxy, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(target, arguments));
    }

    /** {@return a proxy with the given handler} */
    public static Connection proxy(InvocationHandler handler) {
        return (Connection)
                Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }
}
