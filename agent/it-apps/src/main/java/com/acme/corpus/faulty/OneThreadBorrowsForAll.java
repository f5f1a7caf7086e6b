// finds: starved warning at wanted waiters=1 lost=0
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** One thread borrows for all requests and hands each connection over; four slow requests make the fifth wait. */
public final class OneThreadBorrowsForAll implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        ExecutorService borrower = Executors.newSingleThreadExecutor();
        ExecutorService workers = Executors.newCachedThreadPool();
        List<CompletableFuture<Void>> requests = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            requests.add(CompletableFuture.supplyAsync(() -> borrow(source), borrower)
                    .thenAcceptAsync(OneThreadBorrowsForAll::serve, workers));
        }
        CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).join();
        borrower.shutdown();
        workers.shutdown();
    }

    private static Connection borrow(DataSource source) {
        try {
            return source.getConnection(); // line: wanted
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(Connection given) {
        try (Connection connection = given;
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM account").close();
            Thread.sleep(9_000);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
