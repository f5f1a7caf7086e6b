// finds: foreign-thread warning at opened with used
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Passes its connection to an executor, waits, and continues to use it. */
public final class ExecutorUsesCallers implements Program {
    @Override
    public void run(Host host) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection connection = host.dataSource().getConnection()) { // line: opened
            connection.createStatement().executeQuery("SELECT * FROM account").close();
            executor.submit(() -> total(connection)).get();
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        } finally {
            executor.shutdown();
        }
    }

    private static int total(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); // line: used
                ResultSet sum = statement.executeQuery("SELECT SUM(balance) FROM account")) {
            sum.next();
            return sum.getInt(1);
        }
    }
}
