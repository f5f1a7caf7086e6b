package com.acme.loans.handover;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;

/** A pool is made smaller while it runs; then a thread that has its only connection waits for another one. */
public final class PoolResized implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool", 4);
        Sql.execute(pool, "SELECT 1");
        pool.getHikariConfigMXBean().setMaximumPoolSize(1);
        Connection outer = pool.getConnection();
        Sql.execute(outer, "SELECT 2");
        Thread rescuer = new Thread(
                () -> {
                    lenders.awaitFinding("self-deadlock", "pool");
                    close(outer);
                },
                "rescuer");
        rescuer.start();
        lenders.print("answer=" + Sql.text(pool, "SELECT 3"));
        rescuer.join();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
