// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A worker is stopped, and the thread that stops it closes its connection. */
public final class ClosedByAnotherThread implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        CountDownLatch stop = new CountDownLatch(1);
        Thread worker = new Thread(() -> {
            try {
                opened.complete(source.getConnection());
                stop.await();
            } catch (Exception e) {
                opened.completeExceptionally(e);
            }
        });
        worker.start();
        Connection connection = opened.get();
        connection.close();
        stop.countDown();
        worker.join();
    }
}
