// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The task fails; the stage that closes the connection runs nevertheless. */
public final class FutureClosesAlways implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        CompletableFuture<Void> task = CompletableFuture.runAsync(() -> {
            try (Connection connection = source.getConnection()) {
                connection
                        .createStatement()
                        .executeQuery("SELECT * FROM missing")
                        .close();
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
        task.exceptionally(failure -> null).join();
    }
}
