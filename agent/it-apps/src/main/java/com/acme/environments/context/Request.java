package com.acme.environments.context;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.slf4j.MDC;

/** Serves a request: puts its name into the MDC and opens nested sessions. */
public final class Request implements Runnable {
    private final DataSource pool;
    private final String name;

    /** A request. */
    public Request(DataSource pool, String name) {
        this.pool = pool;
        this.name = name;
    }

    @Override
    public void run() {
        MDC.put("request", name);
        MDC.put("password", "secret");
        try (Connection outer = pool.getConnection();
                Connection inner = pool.getConnection()) {
            outer.clearWarnings();
            inner.clearWarnings();
            System.out.println("served=" + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            MDC.clear();
        }
    }
}
