// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Closes its connection, and so does the finalizer of its owner, as in drivers and some libraries. */
public final class FinalizerClosesAgain implements Program {
    @Override
    public void run(Host host) throws Exception {
        CountDownLatch finalized = new CountDownLatch(1);
        use(new Guarded(host.dataSource().getConnection(), finalized));
        do {
            System.gc();
        } while (!finalized.await(50, TimeUnit.MILLISECONDS));
    }

    private static void use(Guarded guarded) throws SQLException {
        try (Connection connection = guarded.connection) {
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        }
    }

    private static final class Guarded {
        private final Connection connection;
        private final CountDownLatch finalized;

        Guarded(Connection connection, CountDownLatch finalized) {
            this.connection = connection;
            this.finalized = finalized;
        }

        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() throws SQLException {
            try {
                connection.close();
            } finally {
                finalized.countDown();
            }
        }
    }
}
