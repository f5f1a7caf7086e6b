package com.acme.app;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariDataSource;

/** Makes a pool open physical connections on its own threads: for its idle ones, and while others wait for one. */
public final class GrowingPool {
    /** How many sessions are open at once. */
    public static final int SESSIONS = 20;

    private static final int IDLE = 5;

    private GrowingPool() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SESSIONS);
        CyclicBarrier allReady = new CyclicBarrier(SESSIONS);
        CountDownLatch allOpen = new CountDownLatch(SESSIONS);
        try (HikariDataSource pool = Databases.pool("growing", IDLE, SESSIONS)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int session = 0; session < SESSIONS; session++) {
                answers.add(threads.submit(() -> {
                    allReady.await();
                    try (Connection connection = pool.getConnection()) {
                        allOpen.countDown();
                        allOpen.await();
                        return Databases.number(connection, "SELECT 1");
                    }
                }));
            }
            int sum = 0;
            for (Future<Integer> answer : answers) {
                sum += answer.get();
            }
            System.out.println("sum=" + sum);
            System.out.println("total=" + pool.getHikariPoolMXBean().getTotalConnections());
        } finally {
            threads.shutdown();
        }
    }
}
