package com.acme.app;

import java.sql.Connection;

import com.zaxxer.hikari.HikariDataSource;

/** Leaves a session open, and says what woven code says when a hook has failed; the first argument is how long it goes on, in ms. */
public final class FailedHook {
    private FailedHook() {}

    public static void main(String[] arguments) throws Exception {
        HikariDataSource pool = Databases.pool("failed", 1, 2);
        Connection open = pool.getConnection();
        Class.forName("java.lang.SessionAuditHooks").getField("failed").setBoolean(null, true);
        Thread.sleep(Long.parseLong(arguments[0]));
        System.out.println(open.isValid(1));
    }
}
