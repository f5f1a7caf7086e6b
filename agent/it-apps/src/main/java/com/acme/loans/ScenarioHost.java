package com.acme.loans;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Runs the scenarios that the arguments name, one after another. While their pools are still open it waits at the gate
 * {@value #END} with two sessions that an agent has to report: one that is held, and one that was garbage-collected. If
 * both are reported, earlier leaks would be, too.
 */
public final class ScenarioHost {
    /** The last gate. */
    public static final String END = "end";

    /** The pool of the session that is held. */
    public static final String HELD = "Sentinel-held";

    /** The pool of the session that is garbage-collected. */
    public static final String ABANDONED = "Sentinel-abandoned";

    private ScenarioHost() {}

    public static void main(String[] scenarios) throws Exception {
        List<Lenders> all = new ArrayList<>();
        for (String name : scenarios) {
            Scenario scenario =
                    (Scenario) Class.forName(name).getDeclaredConstructor().newInstance();
            Lenders lenders = new Lenders(scenario.getClass().getSimpleName());
            all.add(lenders);
            System.out.println("scenario " + scenario.getClass().getSimpleName());
            run(scenario, lenders);
        }
        awaitEnd();
        for (Lenders lenders : all) {
            end(lenders);
        }
        System.exit(0);
    }

    private static void run(Scenario scenario, Lenders lenders) throws InterruptedException {
        Thread thread = new Thread(
                () -> {
                    try {
                        scenario.run(lenders);
                    } catch (Throwable e) {
                        e.printStackTrace();
                        lenders.print("failed with " + e);
                    }
                },
                scenario.getClass().getSimpleName());
        thread.start();
        thread.join();
    }

    private static void end(Lenders lenders) {
        try {
            lenders.end();
        } catch (Exception e) {
            e.printStackTrace();
            lenders.print("failed to close with " + e);
        }
    }

    private static void awaitEnd() throws SQLException {
        Thread collector = new Thread(ScenarioHost::collect, "collector");
        collector.setDaemon(true);
        try (HikariDataSource kept = pool(HELD);
                HikariDataSource forgotten = pool(ABANDONED)) {
            forget(forgotten);
            try (Connection connection = kept.getConnection()) {
                collector.start();
                Gate.await(END);
                System.out.println("held until the end=" + !connection.isClosed());
            }
        }
    }

    private static void forget(HikariDataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        System.out.println("forgotten open=" + !connection.isClosed());
    }

    private static HikariDataSource pool(String name) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl("jdbc:h2:mem:" + name);
        return pool;
    }

    private static void collect() {
        while (true) {
            System.gc();
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
