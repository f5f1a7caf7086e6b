// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A watchdog cancels a slow statement from its own thread. */
public final class CancelledFromOutside implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            CompletableFuture<Void> watchdog = CompletableFuture.runAsync(() -> {
                try {
                    Thread.sleep(100);
                    statement.cancel();
                } catch (SQLException | InterruptedException e) {
                    throw new CompletionException(e);
                }
            });
            try {
                statement
                        .executeQuery("SELECT COUNT(*) FROM SYSTEM_RANGE(1, 5000), SYSTEM_RANGE(1, 50000)")
                        .close();
            } catch (SQLException cancelled) {
                // as intended
            }
            watchdog.join();
        }
    }
}
