// finds: use-after-close warning at opened with used
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Does in the handler what the end of the block has made impossible: the connection is closed by then. */
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
