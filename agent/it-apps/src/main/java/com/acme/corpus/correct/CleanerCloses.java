// finds: nothing
package com.acme.corpus.correct;

import java.lang.ref.Cleaner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A cleaner closes the connection of an unreachable object. */
public final class CleanerCloses implements Program {
    @Override
    public void run(Host host) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        register(host.dataSource().getConnection(), closed);
        do {
            System.gc();
        } while (!closed.await(50, TimeUnit.MILLISECONDS));
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private static void register(Connection connection, CountDownLatch closed) {
        CLEANER.register(new Object(), () -> {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            closed.countDown();
        });
    }
}
