// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A watchdog aborts a connection; the worker notices, and closes it in the end. */
public final class AbortedFromOutside implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) {
            Thread watchdog = new Thread(() -> {
                try {
                    connection.abort(Runnable::run);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            watchdog.start();
            watchdog.join();
        }
    }
}
