package com.acme.app;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.acme.pool.LittlePool;

/** Uses an unknown pool with as many connections as the first argument says. */
public final class LittlePoolUser {
    /** How many sessions it opens. */
    public static final int SESSIONS = 24;

    private static final int THREADS = 3;

    private LittlePoolUser() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (LittlePool pool = new LittlePool(Databases.direct("little"), Integer.parseInt(arguments[0]))) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int session = 0; session < SESSIONS; session++) {
                answers.add(threads.submit(() -> {
                    try (Connection connection = pool.getConnection()) {
                        return Databases.number(connection, "SELECT 1");
                    }
                }));
            }
            int sum = 0;
            for (Future<Integer> answer : answers) {
                sum += answer.get();
            }
            System.out.println("sum=" + sum);
        } finally {
            threads.shutdown();
        }
    }
}
