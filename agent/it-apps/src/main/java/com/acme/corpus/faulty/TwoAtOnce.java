// finds: concurrent-use warning at opened with used
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** One thread is inside a slow statement, and another uses the same connection. */
public final class TwoAtOnce implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement slow = connection.createStatement()) {
            Thread other = new Thread(() -> ask(connection), "other");
            other.start();
            slow.execute("CALL pause(1500)");
            other.join();
        }
    }

    private static void ask(Connection connection) {
        try {
            Thread.sleep(500);
            connection.createStatement().executeQuery("SELECT * FROM account").close(); // line: used
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
