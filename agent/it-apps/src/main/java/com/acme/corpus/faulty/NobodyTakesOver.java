// finds: orphaned warning at opened
// finds: unclosed-at-exit warning at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A producer hands its connection over in a queue and ends; the consumer has already stopped. */
public final class NobodyTakesOver implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        ExecutorService producer = Executors.newSingleThreadExecutor();
        producer.submit(() -> QUEUE.add(source.getConnection())).get(); // line: opened
        producer.shutdown();
        producer.awaitTermination(1, TimeUnit.MINUTES);
    }

    private static final BlockingQueue<Connection> QUEUE = new LinkedBlockingQueue<>();
}
