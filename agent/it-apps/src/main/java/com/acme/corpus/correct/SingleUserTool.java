// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** A single-user tool keeps one connection open, and closes it when the JVM ends. */
public final class SingleUserTool implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = host.dataSource().getConnection();
        connection.createStatement().executeQuery("SELECT * FROM account").close();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }));
    }
}
