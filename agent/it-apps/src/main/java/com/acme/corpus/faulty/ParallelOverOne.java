// finds: foreign-thread warning at opened with used
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A parallel stream whose elements use one connection in turn. */
public final class ParallelOverOne implements Program {
    @Override
    public void run(Host host) throws Exception {
        ForkJoinPool workers = new ForkJoinPool(2);
        try (Connection connection = host.dataSource().getConnection()) { // line: opened
            workers.submit(() -> IntStream.range(0, 6).parallel().forEach(id -> read(connection)))
                    .get();
            connection.createStatement().executeUpdate("UPDATE account SET balance = 0");
        } finally {
            workers.shutdown();
        }
    }

    private static synchronized void read(Connection connection) {
        try (Statement statement = connection.createStatement()) { // line: used
            statement.executeQuery("SELECT * FROM account").close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
