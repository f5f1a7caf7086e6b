// finds: 6 x starved warning at wanted lost=0
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import com.zaxxer.hikari.HikariDataSource;

/** Six requests wait for connections that four slow requests hold; the waiting ones get the exception. */
public final class CrowdAtTheDoor implements Program {
    @Override
    public void run(Host host) throws Exception {
        HikariDataSource source = (HikariDataSource) host.dataSource();
        source.setConnectionTimeout(500);
        CountDownLatch lent = new CountDownLatch(4);
        CountDownLatch refused = new CountDownLatch(6);
        List<CompletableFuture<Void>> requests = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(10);
        for (int number = 0; number < 4; number++) {
            requests.add(CompletableFuture.runAsync(() -> slow(source, lent, refused), workers));
        }
        lent.await(30, TimeUnit.SECONDS);
        for (int number = 0; number < 6; number++) {
            requests.add(CompletableFuture.runAsync(() -> quick(source, refused), workers));
        }
        requests.forEach(CompletableFuture::join);
        workers.shutdown();
    }

    private static void slow(DataSource source, CountDownLatch lent, CountDownLatch refused) {
        try (Connection connection = source.getConnection()) {
            connection.createStatement().executeQuery("SELECT * FROM account").close();
            lent.countDown();
            refused.await(30, TimeUnit.SECONDS);
        } catch (SQLException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static void quick(DataSource source, CountDownLatch refused) {
        try (Connection connection = source.getConnection()) { // line: wanted
            throw new IllegalStateException("connected: " + connection);
        } catch (SQLException waitedInVain) {
            refused.countDown();
        }
    }
}
