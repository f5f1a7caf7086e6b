// finds: use-after-close warning at opened with used
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Uses the connection in the handler, after the end of the block has closed it. */
public final class MeansToRollBack implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = host.dataSource().getConnection(); // line: opened
        try (connection) {
            connection.createStatement().executeQuery("SELECT * FROM nowhere").close();
        } catch (SQLException failure) {
            try {
                connection.createStatement(); // line: used
            } catch (SQLException closedAlready) {
                failure.addSuppressed(closedAlready);
            }
        }
    }
}
