// finds: abandoned error at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The stage that would close the connection is skipped, because the previous stage fails. */
public final class FutureFails implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        ExecutorService workers = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "worker");
            thread.setDaemon(true);
            return thread;
        });
        WORKERS.add(workers);
        CompletableFuture<Void> chain = CompletableFuture.supplyAsync(() -> open(source), workers)
                .thenApply(FutureFails::balanceOfNobody)
                .thenAccept(FutureFails::close);
        try {
            chain.join();
        } catch (CompletionException reported) {
            // error message to the user
        }
    }

    private static final List<ExecutorService> WORKERS = new CopyOnWriteArrayList<>();

    private static Connection open(DataSource source) {
        try {
            return source.getConnection(); // line: opened
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static Connection balanceOfNobody(Connection connection) {
        throw new CompletionException(new SQLException("no such account"));
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
