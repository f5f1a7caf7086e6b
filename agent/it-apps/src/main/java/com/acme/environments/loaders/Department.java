package com.acme.environments.loaders;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.environments.Workload;
import com.zaxxer.hikari.HikariDataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcDataSource;

/** Runs inside its own class loader; named after its thread. */
public final class Department implements Runnable {
    private static final int ROUNDS = 5;

    @Override
    public void run() {
        String name = Thread.currentThread().getName();
        try (HikariDataSource pool = Workload.pool("department", name.replace(' ', '_'), 2)) {
            System.out.println(
                    "of " + pool.getClass().getClassLoader().getClass().getSimpleName());
            Workload.run(pool, ROUNDS);
            if (name.startsWith("careless")) {
                forget();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            // DriverManager's registration would keep its loader reachable, with or without the agent.
            Driver.unload();
        }
    }

    /** Borrows a connection and never closes it. */
    private static void forget() throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:forgotten");
        DataSource source = h2;
        source.getConnection().createStatement().execute("SELECT 1");
        System.out.println("received=1");
    }
}
