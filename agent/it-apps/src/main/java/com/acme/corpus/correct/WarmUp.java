// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Fills the pool at the start: four threads borrow and close concurrently. */
public final class WarmUp implements Program {
    @Override
    public void run(Host host) throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        DataSource source = host.dataSource();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            Thread thread = new Thread(() -> {
                try (Connection connection = source.getConnection()) {
                    connection.isValid(1);
                    together.await(30, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
