// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Twelve threads share four connections: all wait, none for long. */
public final class ManyTakeTurns implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            Thread thread = new Thread(() -> work(source));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void work(DataSource source) {
        for (int time = 0; time < 5; time++) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CALL pause(5)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
