// finds: concurrent-use warning at opened with used
// finds: foreign-thread warning at opened with used
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Two requests use the one connection of a singleton concurrently. */
public final class SharedByRequests implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection shared = host.dataSource().getConnection()) { // line: opened
            List<Thread> requests = new ArrayList<>();
            for (int number = 0; number < 2; number++) {
                Thread request = new Thread(() -> serve(shared), "request-" + number);
                request.start();
                requests.add(request);
            }
            for (Thread request : requests) {
                request.join();
            }
        }
    }

    private static void serve(Connection shared) {
        try (Statement statement = shared.createStatement()) { // line: used
            statement.execute("CALL pause(800)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
