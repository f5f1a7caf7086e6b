// finds: unclosed-at-pool-close warning at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Reloads its configuration and closes the old pool while a worker uses one of its connections. */
public final class ReloadForgets implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch reloaded = new CountDownLatch(1);
        Thread worker = new Thread(() -> {
            try (Connection connection = source.getConnection()) { // line: opened
                connection.isValid(1);
                opened.countDown();
                reloaded.await(30, TimeUnit.SECONDS);
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        worker.start();
        opened.await(30, TimeUnit.SECONDS);
        host.closePool();
        reloaded.countDown();
        worker.join();
    }
}
