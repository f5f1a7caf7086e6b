package com.acme.loans.handover;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;

/**
 * One thread borrows for all and hands each connection over, once, to a worker that uses and closes it. While two
 * workers use the pool's two connections, the borrower waits for a third.
 */
public final class OneThreadBorrows implements Scenario {
    private static final int REQUESTS = 4;

    private final CountDownLatch finish = new CountDownLatch(1);

    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool", 2);
        ExecutorService borrower = Executors.newSingleThreadExecutor(task -> new Thread(task, "borrower"));
        ExecutorService workers = Executors.newCachedThreadPool(task -> new Thread(task, "worker"));
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int n = 0; n < REQUESTS; n++) {
            answers.add(
                    CompletableFuture.supplyAsync(() -> borrow(pool), borrower).thenApplyAsync(this::serve, workers));
        }
        lenders.awaitFinding("starved", "pool");
        finish.countDown();
        for (CompletableFuture<String> answer : answers) {
            lenders.print("answer=" + answer.get());
        }
        borrower.shutdown();
        workers.shutdown();
    }

    private static Connection borrow(HikariDataSource pool) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String serve(Connection given) {
        try (Connection connection = given) {
            String answer = Sql.text(connection, "SELECT 1");
            finish.await();
            return answer;
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
