package com.acme.app;

import java.sql.Connection;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Leaves a session open and simulates a failed hook. The first argument is how long it continues, in ms; the second
 * whether the hook failed at the end of that session's {@code close}, or elsewhere.
 */
public final class FailedHook {
    private FailedHook() {}

    public static void main(String[] arguments) throws Exception {
        HikariDataSource pool = Databases.pool("failed", 1, 2);
        Connection open = pool.getConnection();
        Class<?> hooks = Class.forName("java.lang.SessionAuditHooks");
        if (arguments[1].equals("close")) {
            Object content = hooks.getMethod("content", Object.class).invoke(null, open);
            hooks.getMethod("close", Object.class, Object.class).invoke(null, content, open);
        }
        hooks.getField("failed").setBoolean(null, true);
        Thread.sleep(Long.parseLong(arguments[0]));
        System.out.println(open.isValid(1));
    }
}
