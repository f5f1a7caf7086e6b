// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The caller times out and cancels; the interrupted task closes its connection. */
public final class TimeoutCloses implements Program {
    @Override
    public void run(Host host) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        DataSource source = host.dataSource();
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> work = executor.submit(() -> {
            try (Connection connection = source.getConnection()) {
                connection.setReadOnly(true);
                begun.countDown();
                try {
                    Thread.sleep(60_000);
                } finally {
                    connection.setReadOnly(false);
                }
            }
            return null;
        });
        begun.await();
        try {
            work.get(20, TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            work.cancel(true);
        }
        executor.shutdown();
        executor.awaitTermination(1, TimeUnit.MINUTES);
    }
}
