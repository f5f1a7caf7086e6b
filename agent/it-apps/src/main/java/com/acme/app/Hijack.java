package com.acme.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;

import org.h2.jdbcx.JdbcDataSource;

/** Tries to switch the audit off, as code that must not do so would; opens three sessions meanwhile. */
public final class Hijack {
    private Hijack() {}

    public static void main(String[] arguments) throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:hijack;DB_CLOSE_DELAY=-1");
        borrow(source);

        Class<?> hooks = Class.forName("java.lang.SessionAuditHooks");
        Class<?> listenerType = Class.forName("java.lang.SessionAuditListener");
        Object foreign = listenerType.getConstructor().newInstance();
        System.out.println(
                "install=" + thrownBy(hooks.getMethod("install", Object.class, listenerType), null, foreign));
        System.out.println("uninstall=" + thrownBy(hooks.getMethod("uninstall", Object.class), new Object()));
        System.out.println(
                "request=" + thrownBy(hooks.getMethod("request", Object.class, String.class), "none", "enabled=false"));
        borrow(source);

        ListenerField.set(foreign);
        while (ListenerField.isSet(foreign)) {
            Thread.onSpinWait();
        }
        borrow(source);
        System.out.println("done");
    }

    private static void borrow(JdbcDataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute("SELECT 1");
        }
    }

    private static String thrownBy(Method method, Object... arguments) throws IllegalAccessException {
        try {
            return String.valueOf(method.invoke(null, arguments));
        } catch (InvocationTargetException e) {
            return e.getCause().getClass().getSimpleName();
        }
    }
}
