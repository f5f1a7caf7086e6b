// finds: abandoned error at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A finalizer that reports the leak but does not close. */
public final class FinalizerOnlyComplains implements Program {
    @Override
    public void run(Host host) throws Exception {
        forget(new Guarded(host.dataSource().getConnection())); // line: opened
    }

    private static void forget(Guarded guarded) throws SQLException {
        guarded.connection.setReadOnly(true);
    }

    private static final class Guarded {
        private static volatile int complaints;
        private final Connection connection;

        Guarded(Connection connection) {
            this.connection = connection;
        }

        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() {
            complaints++;
        }
    }
}
