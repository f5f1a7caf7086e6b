package com.acme.app;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

/** Many threads borrow concurrently from one new source after another. */
public final class Crowd {
    /** How many threads. */
    public static final int THREADS = 8;

    /** How many sources. */
    public static final int SOURCES = 50;

    private Crowd() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier allReady = new CyclicBarrier(THREADS);
        for (int number = 0; number < SOURCES; number++) {
            DataSource source = Databases.direct("crowd" + number);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                answers.add(threads.submit(() -> {
                    allReady.await();
                    try (Connection connection = source.getConnection()) {
                        return Databases.number(connection, "SELECT 1");
                    }
                }));
            }
            for (Future<Integer> answer : answers) {
                answer.get();
            }
        }
        threads.shutdown();
    }
}
