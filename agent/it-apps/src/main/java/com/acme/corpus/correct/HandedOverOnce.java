// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Opens a session and hands it over; from then on only the other thread uses it, and closes it. */
public final class HandedOverOnce implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = host.dataSource().getConnection();
        Thread worker = new Thread(() -> {
            try (connection;
                    Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT COUNT(*) FROM account").close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        worker.start();
        worker.join();
    }
}
