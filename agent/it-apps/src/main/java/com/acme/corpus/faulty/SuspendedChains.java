// finds: self-deadlock warning at opened with opened nesting=left threads=1 depth=5
// finds: 3 x second-session info at opened with opened nesting=left
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import com.zaxxer.hikari.HikariDataSource;

/** Each chain of stages opens in one stage and continues in another on one shared thread; the fifth blocks the rest. */
public final class SuspendedChains implements Program {
    @Override
    public void run(Host host) throws Exception {
        HikariDataSource source = (HikariDataSource) host.dataSource();
        source.setConnectionTimeout(6_000);
        ExecutorService loop = Executors.newSingleThreadExecutor();
        CountDownLatch allSubmitted = new CountDownLatch(1);
        loop.execute(() -> await(allSubmitted));
        List<CompletableFuture<Void>> chains = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            chains.add(CompletableFuture.supplyAsync(() -> open(source), loop)
                    .thenAcceptAsync(SuspendedChains::finish, loop));
        }
        allSubmitted.countDown();
        for (CompletableFuture<Void> chain : chains) {
            try {
                chain.join();
            } catch (CompletionException waitedInVain) {
                // One chain too many.
            }
        }
        loop.shutdown();
    }

    private static Connection open(HikariDataSource source) {
        try {
            return source.getConnection(); // line: opened
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void finish(Connection given) {
        try (Connection connection = given;
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM account").close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
