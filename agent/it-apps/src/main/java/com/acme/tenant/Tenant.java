package com.acme.tenant;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.h2.Driver;

/** Opens some sessions, and cleans up. */
public final class Tenant implements Runnable {
    /** How many sessions it opens. */
    public static final int SESSIONS = 10;

    @Override
    public void run() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:tenant");
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            for (int session = 0; session < SESSIONS; session++) {
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement();
                        ResultSet answer = statement.executeQuery("SELECT 1")) {
                    answer.next();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        // DriverManager's registration would keep its loader reachable, with or without the agent.
        Driver.unload();
    }
}
