// finds: double-close info at opened with closed
// pools: all
package com.acme.corpus.guilty;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Closes in the body, and in the try-with-resources around it. */
public final class ClosesTwice implements Program {
    @Override
    @SuppressWarnings("try") // that it closes twice is the point
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection()) { // line: opened
            connection.createStatement().executeQuery("SELECT * FROM account").close();
            connection.close(); // line: closed
        } catch (SQLException reported) {
            // One pool complains.
        }
    }
}
