// finds: nothing
// pools: all
// java: 21
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Fifty virtual threads with one session each. */
public final class VirtualThreads implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        ThreadFactory virtual = (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                .getMethod("factory")
                .invoke(Thread.class.getMethod("ofVirtual").invoke(null));
        Semaphore places = new Semaphore(4);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            Thread thread = virtual.newThread(() -> {
                places.acquireUninterruptibly();
                try (Connection connection = source.getConnection()) {
                    connection
                            .createStatement()
                            .executeQuery("SELECT * FROM account")
                            .close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                } finally {
                    places.release();
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
