// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A forgotten object whose finalizer closes its connection: late, but closed. */
public final class FinalizerCloses implements Program {
    @Override
    public void run(Host host) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        forget(new Guarded(host.dataSource().getConnection(), closed));
        do {
            System.gc();
        } while (!closed.await(50, TimeUnit.MILLISECONDS));
    }

    private static void forget(Guarded guarded) throws SQLException {
        guarded.connection
                .createStatement()
                .executeQuery("SELECT * FROM account")
                .close();
    }

    private static final class Guarded {
        private final Connection connection;
        private final CountDownLatch closed;

        Guarded(Connection connection, CountDownLatch closed) {
            this.connection = connection;
            this.closed = closed;
        }

        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() throws SQLException {
            connection.close();
            closed.countDown();
        }
    }
}
