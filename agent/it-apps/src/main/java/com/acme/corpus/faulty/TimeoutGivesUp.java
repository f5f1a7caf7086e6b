// finds: abandoned error at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The caller times out and cancels; the task is interrupted between open and close. */
public final class TimeoutGivesUp implements Program {
    @Override
    public void run(Host host) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "slow");
            thread.setDaemon(true);
            return thread;
        });
        DataSource source = host.dataSource();
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> work = executor.submit(() -> slowWork(source, begun));
        begun.await();
        try {
            work.get(20, TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            work.cancel(true);
        }
        executor.submit(() -> {}).get();
        KEPT.add(executor);
    }

    private static final List<ExecutorService> KEPT = new ArrayList<>();

    private static Void slowWork(DataSource source, CountDownLatch begun) throws Exception {
        Connection connection = source.getConnection(); // line: opened
        begun.countDown();
        Thread.sleep(60_000);
        connection.close();
        return null;
    }
}
