// finds: foreign-thread warning at opened with used
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A later stage of a future uses the connection of the thread that started it, which also uses it. */
public final class StageUsesConnection implements Program {
    @Override
    public void run(Host host) throws Exception {
        ExecutorService stages = Executors.newSingleThreadExecutor();
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            CompletableFuture.supplyAsync(() -> "SELECT COUNT(*) FROM account", stages)
                    .thenApplyAsync(sql -> count(connection, sql), stages)
                    .join();
            statement.executeUpdate("UPDATE account SET balance = 0");
        } finally {
            stages.shutdown();
        }
    }

    private static int count(Connection connection, String sql) {
        try (Statement statement = connection.createStatement(); // line: used
                ResultSet count = statement.executeQuery(sql)) {
            count.next();
            return count.getInt(1);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
