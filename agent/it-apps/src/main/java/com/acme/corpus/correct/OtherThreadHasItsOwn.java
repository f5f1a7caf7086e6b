// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Waits for a task on another thread that opens and closes its own session. */
public final class OtherThreadHasItsOwn implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource source = host.dataSource();
        try (Connection connection = source.getConnection()) {
            Thread task = new Thread(() -> {
                try (Connection own = source.getConnection()) {
                    own.createStatement().executeQuery("SELECT * FROM account").close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            task.start();
            task.join();
            connection.createStatement().executeQuery("SELECT * FROM account").close();
        }
    }
}
