// finds: nothing
// limits: short
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** All connections are in use, and another borrow waits briefly. */
public final class WaitsALittle implements Program {
    @Override
    public void run(Host host) throws Exception {
        CountDownLatch lent = new CountDownLatch(4);
        DataSource source = host.dataSource();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            Thread thread = new Thread(() -> {
                try (Connection connection = source.getConnection()) {
                    connection
                            .createStatement()
                            .executeQuery("SELECT * FROM account")
                            .close();
                    lent.countDown();
                    lent.await(30, TimeUnit.SECONDS);
                    Thread.sleep(100);
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        lent.await(30, TimeUnit.SECONDS);
        try (Connection connection = source.getConnection()) {
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
